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

    /// Something that was skipped.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The line, from 1.
        public let line: Int
        /// What is wrong, one sentence without a stop.
        public let message: String

        /// The line and the sentence.
        public var description: String { "line \(line): \(message)" }
    }

    /// The groups in the order of the file.
    public internal(set) var groups: [Watchlist.Group] = []
    /// What was skipped, in the order of the file.
    public internal(set) var problems: [Problem] = []
    private var seen: Set<Symbol> = []
    private var current = Watchlist.Group()

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the file's.
    ///   - form: its form; nil: found out (a colon between letters is TradingView's).
    public init(_ text: String, form: Form? = nil) {
        let json = SymbolListImport.texts(ofJSON: text)
        let lines = json ?? text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        let tables = json == nil && form != .tradingView ? PortfolioTable.tables(lines) : []
        if !tables.isEmpty {
            readPortfolio(tables)
        } else if json == nil, let refusal = PortfolioTable.refusal(lines) {
            fail(1, refusal)
        } else {
            switch form ?? SymbolListImport.form(of: lines) {
            case .tradingView: readTradingView(lines)
            case .yahoo: readYahoo(lines)
            }
        }
        endGroup()
    }

    /// Whether a heading is one that brokers give to a column that is read.
    public static func knows(heading: String) -> Bool {
        PortfolioHeadings.all.contains(PortfolioHeadings.plain(heading))
    }

    /// The form that a text without headings has.
    static func form(of lines: [String]) -> Form {
        let words = lines.lazy.flatMap { $0.split { ",; \t".contains($0) } }
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
        current = Watchlist.Group()
    }

    mutating func beginGroup(_ name: String) {
        endGroup()
        current.name = DisplayText.sanitized(name, limit: 40)
    }

    mutating func add(_ symbol: Symbol, lot: Lot? = nil) {
        if seen.insert(symbol).inserted {
            current.entries.append(Watchlist.Entry(symbol, lots: lot.map { [$0] } ?? []))
        } else if let lot, let index = current.entries.firstIndex(where: { $0.symbol == symbol }) {
            current.entries[index].lots.append(lot)
        }
    }

    mutating func set(_ lots: [Lot], of symbol: Symbol) {
        guard let index = current.entries.firstIndex(where: { $0.symbol == symbol }) else { return }
        current.entries[index].lots = lots
    }

    /// The instrument that a text names; what names none, or several, is noted with its line.
    ///
    /// - Parameter exchange: whose codes are bare digits, where the form says.
    mutating func symbol(_ text: String, line: Int, on exchange: Exchange? = nil) -> Symbol? {
        switch SymbolSpelling().reading(of: text, on: exchange) {
        case .symbol(let symbol):
            let isKnown =
                InstrumentDirectory.shared[symbol] != nil || symbol.rawValue.contains { ".^=-".contains($0) }
            if isKnown || symbol.isPlainTicker && (text == text.uppercased() || text.contains(":")) { return symbol }
            fail(line, "`\(text)` is not a symbol such as 2330.TW")
        case .ambiguous(let candidates):
            fail(line, "`\(text)` may be \(candidates.map(\.rawValue).joined(separator: " or ")); write one of them")
        case .notCovered(let name): fail(line, "`\(text)`: \(SymbolListImport.reason(name))")
        case .unreadable: fail(line, "`\(text)` is not a symbol such as 2330.TW")
        }
        return nil
    }

    private static func reason(_ name: String) -> String {
        let isFuture = name.contains("!")
        if isFuture { return "a future, which is not covered" }
        return name.contains("/") ? "a ratio, which is not covered" : "not covered: the market is not known here"
    }

    mutating func fail(_ line: Int, _ message: String) {
        problems.append(Problem(line: line, message: DisplayText.sanitized(message, limit: 200)))
    }

    private mutating func readYahoo(_ lines: [String]) {
        for (index, line) in lines.enumerated() where !line.isBlank {
            let whole = SymbolListImport.unquoted(line[...])
            // Bloomberg's names hold blanks.
            if whole.contains(" "), let symbol = SymbolSpelling().reading(of: whole).symbol {
                add(symbol)
                continue
            }
            for word in line.split(whereSeparator: { ", \t;".contains($0) }).map(SymbolListImport.unquoted)
            where word != "#" && !word.isEmpty {
                if let symbol = symbol(String(word.filter { $0 != "\u{FEFF}" }), line: index + 1) { add(symbol) }
            }
        }
    }
}
