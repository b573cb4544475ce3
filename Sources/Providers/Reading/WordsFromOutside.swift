import Market

/// A source's own words, made fit to be shown and logged.
enum WordsFromOutside {
    /// Text without control characters and secrets, at most 200 characters.
    static func short(_ text: String, limit: Int = 200) -> String {
        SecretText.redacted(DisplayText.sanitized(text, limit: limit))
    }

    /// A name such as a company's: likewise, without blanks around it; nil where nothing is left.
    static func name(_ text: String?, limit: Int = 80) -> String? {
        guard let text else { return nil }
        let trimmed = short(text, limit: limit).drop { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }
        return end.map { String(trimmed[...$0]) }
    }
}
