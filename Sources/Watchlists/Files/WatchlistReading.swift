public import ConfigText
import Market

/// Reads the user's list from YAML: what is good counts, and every error is reported with its place.
///
/// ```yaml
/// name: Core
/// currency: USD
/// columns: [flag, name, price, today, value, profit]
/// groups:
///   - name: Foundry
///     symbols:
///       - 2330.TW
///       - symbol: 1347.HK
///         note: the 8-inch cycle
///         lots:
///           - {quantity: 1000, price: 41.2, date: 2025-11-03}
/// ```
public struct WatchlistReading: Sendable {
    /// What was understood.
    public private(set) var list: Watchlist
    /// Every error in the order of the text.
    public var problems: [TextProblem] { log.mistakes }
    /// What is understood and should be written otherwise by now.
    public var hints: [TextProblem] { log.hints }
    /// Where groups and entries stand, for any code that edits the text.
    private(set) var places = Places()
    private var log = ProblemLog()
    private var seen: Set<Symbol> = []

    /// The lines, from 1, on which things begin.
    struct Places: Hashable, Sendable {
        /// The keys of the whole list.
        var keys: [(name: String, line: Int)] = []
        var groups: [GroupPlace] = []

        struct GroupPlace: Hashable, Sendable {
            var keys: [KeyPlace] = []
            var entries: [Int] = []
        }

        struct KeyPlace: Hashable, Sendable {
            var name: String
            var line: Int
        }

        static func == (left: Places, right: Places) -> Bool { left.groups == right.groups }
        func hash(into hasher: inout Hasher) { hasher.combine(groups) }
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the file's.
    ///   - file: what messages call it.
    ///   - name: the list's name where the text does not say.
    public init(_ text: String, file: String, name: String) {
        list = Watchlist(name: name)
        attempt { reading throws(TextProblem) in
            guard let root = YAMLText(text, file: file).tree(&reading.log) else { return }
            let fields = try root.fields(ListKey.self, of: "a watchlist", example: "symbols: [2330.TW]", &reading.log)
            for field in fields.all {
                reading.places.keys.append((field.key.rawValue, field.name.line))
                reading.attempt { reading throws(TextProblem) in try reading.take(field, fields) }
            }
        }
    }

    private enum ListKey: String, FileKey {
        case name, currency, columns, groups, symbols
    }

    private enum GroupKey: String, FileKey {
        case name, symbols
    }

    private enum EntryKey: String, FileKey {
        case symbol, note, lots
    }

    private mutating func attempt(_ body: (inout WatchlistReading) throws(TextProblem) -> Void) {
        do throws(TextProblem) { try body(&self) } catch { log.add(error) }
    }

    private mutating func take(
        _ field: YAMLFields<ListKey>.Field, _ all: YAMLFields<ListKey>
    ) throws(TextProblem) {
        let (key, value) = (field.key.rawValue, field.value)
        switch field.key {
        case .name: list.name = DisplayText.sanitized(try value.word(for: key, "the list's name"), limit: 40)
        case .currency: list.currency = try value.currency(for: key)
        case .columns:
            let columns = try value.choices(of: Column.self, for: key)
            guard columns.contains(where: \.names) else {
                throw value.problem("`columns` needs `name`, `native` or `symbol`: every row needs a name")
            }
            list.columns = columns
        case .groups:
            guard all[.symbols] == nil else { throw field.name.problem("write `groups` or `symbols`, not both") }
            for element in try value.listElements(for: key) {
                attempt { reading throws(TextProblem) in try reading.takeGroup(element) }
            }
        case .symbols:
            guard all[.groups] == nil else { return }
            var group = Watchlist.Group()
            var place = Places.GroupPlace(keys: [Places.KeyPlace(name: key, line: field.name.line)])
            takeEntries(value, &group, &place)
            list.groups.append(group)
            places.groups.append(place)
        }
    }

    private mutating func takeGroup(_ tree: YAMLTree) throws(TextProblem) {
        var group = Watchlist.Group()
        var place = Places.GroupPlace()
        for field in try tree.fields(GroupKey.self, of: "a group", example: "symbols: [2330.TW]", &log).all {
            place.keys.append(Places.KeyPlace(name: field.key.rawValue, line: field.name.line))
            switch field.key {
            case .name: attempt { reading throws(TextProblem) in group.name = try reading.groupName(field.value) }
            case .symbols: takeEntries(field.value, &group, &place)
            }
        }
        list.groups.append(group)
        places.groups.append(place)
    }

    private func groupName(_ tree: YAMLTree) throws(TextProblem) -> String {
        let word = try tree.word(for: GroupKey.name.rawValue, "the group's name")
        let text = DisplayText.sanitized(word, limit: 40)
        guard !list.groups.contains(where: { $0.name == text }) else { throw tree.problem("duplicate group `\(text)`") }
        return text
    }

    private mutating func takeEntries(
        _ value: YAMLTree, _ group: inout Watchlist.Group, _ place: inout Places.GroupPlace
    ) {
        attempt { reading throws(TextProblem) in
            for element in try value.listElements(for: GroupKey.symbols.rawValue) {
                reading.attempt { reading throws(TextProblem) in
                    group.entries.append(try reading.entry(element))
                    place.entries.append(element.line)
                }
            }
        }
    }

    private mutating func entry(_ tree: YAMLTree) throws(TextProblem) -> Watchlist.Entry {
        guard case .mapping = tree.content else {
            return Watchlist.Entry(try symbol(tree))
        }
        let fields = try tree.fields(EntryKey.self, of: "an entry", &log)
        guard let named = fields[.symbol] else { throw fields.missing("an entry needs `symbol`") }
        var entry = Watchlist.Entry(try symbol(named))
        for field in fields.all {
            attempt { reading throws(TextProblem) in
                switch field.key {
                case .symbol: break
                case .note:
                    entry.note = DisplayText.sanitized(
                        try field.value.word(for: field.key.rawValue, "a text"), limit: 200)
                case .lots: entry.lots = try reading.lots(field.value)
                }
            }
        }
        return entry
    }

    private mutating func symbol(_ tree: YAMLTree) throws(TextProblem) -> Symbol {
        let symbol = try tree.symbol(for: EntryKey.symbol.rawValue)
        guard seen.insert(symbol).inserted else { throw tree.problem("duplicate `\(symbol)` in the list") }
        return symbol
    }

    private mutating func lots(_ tree: YAMLTree) throws(TextProblem) -> [Lot] {
        var lots: [Lot] = []
        for element in try tree.listElements(for: EntryKey.lots.rawValue) {
            attempt { reading throws(TextProblem) in lots.append(try element.lot(&reading.log)) }
        }
        return lots
    }
}

private enum LotKey: String, FileKey {
    case quantity, price, currency, date, rate
}

extension YAMLTree {
    private func amount(for key: String) throws(TextProblem) -> Double {
        try value(for: key, "a number other than 0") { word in
            Double(word).flatMap { $0.isFinite && $0 != 0 && abs($0) < 1e12 ? $0 : nil }
        }
    }

    fileprivate func lot(_ log: inout ProblemLog) throws(TextProblem) -> Lot {
        var (quantity, price): (Double?, Double?) = (nil, nil)
        var lot = Lot(quantity: 1, price: 1)
        let fields = try self.fields(LotKey.self, of: "a lot", example: "quantity: 100", &log)
        for field in fields.all {
            let (key, value) = (field.key.rawValue, field.value)
            switch field.key {
            case .quantity: quantity = try value.amount(for: key)
            case .price: price = try value.positive(for: key)
            case .rate: lot.rate = try value.positive(for: key)
            case .currency: lot.currency = try value.currency(for: key)
            case .date: lot.date = try value.date(for: key)
            }
        }
        guard let quantity, let price else { throw fields.missing("a position needs `quantity` and `price`") }
        (lot.quantity, lot.price) = (quantity, price)
        return lot
    }

    private func positive(for key: String) throws(TextProblem) -> Double {
        let amount = try amount(for: key)
        guard amount > 0 else { throw problem("`\(key)` is above 0") }
        return amount
    }
}
