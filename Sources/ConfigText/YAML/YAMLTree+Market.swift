package import Market

/// What the trade's values are in a file.
extension YAMLTree {
    /// A symbol.
    package func symbol(for key: String) throws(TextProblem) -> Symbol {
        let word = try word(for: key, "a symbol such as 2330.TW")
        guard let symbol = Symbol(validating: word) else {
            throw problem("`\(word)` is not a symbol such as 2330.TW")
        }
        return symbol
    }

    /// A list of symbols, each once in the result; those that are none go into the log.
    package func symbols(for key: String, _ log: inout ProblemLog) throws(TextProblem) -> [Symbol] {
        var symbols: [Symbol] = []
        for element in try listElements(for: key) {
            let symbol = log.attempt { _ throws(TextProblem) in try element.symbol(for: key) }
            if let symbol, !symbols.contains(symbol) { symbols.append(symbol) }
        }
        return symbols
    }

    /// A region by its code or its name.
    package func region(for key: String) throws(TextProblem) -> Region {
        let codes = Region.allCases.map(\.code)
        let word = try word(for: key, "a region such as \(codes[0])")
        guard let region = Region.allCases.first(where: { $0.code == word.uppercased() || $0.name == word }) else {
            throw problem("`\(word)` is not a region; expected one of \(codes.joined(separator: ", "))")
        }
        return region
    }

    /// A currency by its code.
    package func currency(for key: String) throws(TextProblem) -> Currency {
        let word = try word(for: key, "a currency such as USD")
        guard let currency = Currency(word.uppercased()) else {
            throw problem("`\(word)` is not a currency such as USD (ISO 4217)")
        }
        return currency
    }

    /// A date.
    package func date(for key: String) throws(TextProblem) -> CalendarDate {
        try value(for: key, "a date such as 2025-11-03", CalendarDate.init(_:))
    }
}
