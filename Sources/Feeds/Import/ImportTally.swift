import Market

/// What a source brought, in words: `21 daily bars of 2330.TW`.
struct ImportTally {
    private var counts: [(name: String, count: Int)] = []
    private var symbols: Set<Symbol> = []

    /// Symbols that are named rather than counted.
    private static let named = 3

    mutating func add(_ record: ImportRecord) {
        if let symbol = record.symbol { symbols.insert(symbol) }
        let name = ImportTally.name(record)
        if let place = counts.firstIndex(where: { $0.name == name }) {
            counts[place].count += 1
        } else {
            counts.append((name, 1))
        }
    }

    /// Nil where there is nothing.
    var words: String? {
        guard !counts.isEmpty else { return nil }
        let parts = counts.sorted { $0.name < $1.name }.map { entry in
            let name = entry.count == 1 ? entry.name : entry.name.replacing("bar", with: "bars")
            let isBar = entry.name.contains("bar")
            return "\(entry.count) \(isBar || entry.count == 1 ? name : name + "s")"
        }
        let whose =
            symbols.count > ImportTally.named
            ? "\(symbols.count) symbols" : symbols.sorted().map(\.rawValue).joined(separator: ", ")
        return parts.joined(separator: ", ") + (symbols.isEmpty ? "" : " of \(whose)")
    }

    private static func name(_ record: ImportRecord) -> String {
        switch record {
        case .daily: "daily bar"
        case .intraday(_, let bar, _): "bar of \(bar.minutes) min"
        case .quote: "quote"
        case .fact: "fact"
        case .target: "target"
        case .event: "event"
        case .instrument: "instrument"
        case .sampleMark: "sample mark"
        }
    }
}
