import Market

/// A list from another program's export, as far as it is understood.
public struct SymbolListImport: Hashable, Sendable {
    /// The forms that are read.
    public enum Form: String, CaseIterable, Sendable {
        /// `EXCHANGE:SYMBOL` with commas or line breaks between, `###` before a section's name.
        case tradingView = "tradingview"
        /// Yahoo symbols with commas, blanks or line breaks between, or a portfolio's CSV with lots.
        case yahoo
    }

    /// Something that was passed over.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The line, from 1.
        public let line: Int
        /// What is wrong, one sentence without a stop.
        public let message: String

        /// The line and the sentence.
        public var description: String { "line \(line): \(message)" }
    }

    /// The groups in the order of the file.
    public internal(set) var groups: [PersonalWatchlist.Group] = []
    /// What was passed over, in the order of the file.
    public internal(set) var problems: [Problem] = []
    private var seen: Set<Symbol> = []
    private var current = PersonalWatchlist.Group()

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the file's.
    ///   - form: its form; nil: found out (a colon between letters is TradingView's).
    public init(_ text: String, form: Form? = nil) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        switch form ?? SymbolListImport.form(of: lines) {
        case .tradingView: readTradingView(lines)
        case .yahoo:
            if let columns = YahooPortfolioColumns(lines.first ?? "") {
                readPortfolio(lines, columns)
            } else {
                readYahoo(lines)
            }
        }
        endGroup()
    }

    /// The form that a text has.
    static func form(of lines: [String]) -> Form {
        let words = lines.lazy.flatMap { $0.split { ", \t".contains($0) } }
        return words.contains { $0.hasPrefix("###") || $0.contains(":") } ? .tradingView : .yahoo
    }

    /// How many instruments were found.
    public var count: Int { seen.count }

    mutating func endGroup() {
        if !current.entries.isEmpty || !current.name.isEmpty {
            // Two sections of one name become one group.
            if let same = groups.firstIndex(where: { $0.name == current.name }) {
                groups[same].entries += current.entries
            } else {
                groups.append(current)
            }
        }
        current = PersonalWatchlist.Group()
    }

    mutating func beginGroup(_ name: String) {
        endGroup()
        current.name = DisplayText.sanitized(name, limit: 40)
    }

    mutating func add(_ symbol: Symbol, lot: Lot? = nil) {
        if seen.insert(symbol).inserted {
            current.entries.append(PersonalWatchlist.Entry(symbol, lots: lot.map { [$0] } ?? []))
        } else if let lot, let index = current.entries.firstIndex(where: { $0.symbol == symbol }) {
            current.entries[index].lots.append(lot)
        }
    }

    mutating func fail(_ line: Int, _ message: String) {
        problems.append(Problem(line: line, message: DisplayText.sanitized(message, limit: 200)))
    }

    private mutating func readYahoo(_ lines: [String]) {
        for (index, line) in lines.enumerated() {
            for word in line.split(whereSeparator: { ", \t;".contains($0) }) where word != "#" {
                if let symbol = Symbol(validating: word) {
                    add(symbol)
                } else {
                    fail(index + 1, "`\(word)` is no symbol such as 2330.TW")
                }
            }
        }
    }
}
