extension Rule {
    /// Whether a clock runs for those who hold the stock: it reads a date to come or a price limit, so that waiting has
    /// a cost.
    package var hasClock: Bool {
        let words = when.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        return words.contains(where: Rule.clockWords.contains)
    }

    private static let clockWords: Set<String> = ["days_to", "at_limit", "at_upper_limit", "at_lower_limit", "limit"]
}
