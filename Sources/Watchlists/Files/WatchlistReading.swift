public import ConfigText
import Market

/// Reads a person's list from YAML: what is good counts, and every mistake is told with its place.
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
    public private(set) var list: PersonalWatchlist
    /// Every mistake in the order of the text.
    public var problems: [TextProblem] { found.sorted { ($0.line, $0.column) < ($1.line, $1.column) } }
    /// Where groups and entries stand, for whoever edits the text.
    private(set) var places = Places()
    private var found: [TextProblem] = []
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
    ///   - name: what the list is called where the text does not say.
    public init(_ text: String, file: String, name: String) {
        list = PersonalWatchlist(name: name)
        do throws(TextProblem) {
            guard let root = try YAMLText(text, file: file).tree() else { return }
            let pairs = try root.pairs("`name`, `currency`, `columns` and `groups` or `symbols`")
            for (key, word, value) in pairs {
                places.keys.append((word, key.line))
                attempt { reading throws(TextProblem) in try reading.take(word, key, value, pairs.map(\.name)) }
            }
        } catch {
            found.append(error)
        }
    }

    private mutating func attempt(_ body: (inout WatchlistReading) throws(TextProblem) -> Void) {
        do throws(TextProblem) { try body(&self) } catch { found.append(error) }
    }

    private mutating func take(
        _ word: String, _ key: YAMLTree, _ value: YAMLTree, _ all: [String]
    ) throws(TextProblem) {
        switch word {
        case "name": list.name = DisplayText.sanitized(try value.word(for: word, "what the list is called"), limit: 40)
        case "currency": list.currency = try value.currency(for: word)
        case "columns":
            let columns = try value.choices(of: WatchlistColumn.self, for: word)
            guard columns.contains(where: { [.name, .native, .symbol].contains($0) }) else {
                throw value.problem("`columns` needs `name`, `native` or `symbol`: nobody could tell whose row it is")
            }
            list.columns = columns
        case "groups":
            guard !all.contains("symbols") else { throw key.problem("write `groups` or `symbols`, not both") }
            for element in try value.listElements(for: word) {
                attempt { reading throws(TextProblem) in try reading.takeGroup(element) }
            }
        case "symbols":
            guard !all.contains("groups") else { return }
            var group = PersonalWatchlist.Group()
            var place = Places.GroupPlace(keys: [Places.KeyPlace(name: word, line: key.line)])
            takeEntries(value, &group, &place)
            list.groups.append(group)
            places.groups.append(place)
        default:
            throw key.unknown(
                word, "nothing that a list has", among: ["name", "currency", "columns", "groups", "symbols"])
        }
    }

    private mutating func takeGroup(_ tree: YAMLTree) throws(TextProblem) {
        var group = PersonalWatchlist.Group()
        var place = Places.GroupPlace()
        for (key, word, value) in try tree.pairs("`name` and `symbols`") {
            place.keys.append(Places.KeyPlace(name: word, line: key.line))
            switch word {
            case "name":
                attempt { reading throws(TextProblem) in
                    let text = DisplayText.sanitized(try value.word(for: word, "what the group is called"), limit: 40)
                    guard !reading.list.groups.contains(where: { $0.name == text }) else {
                        throw value.problem("there are two groups called `\(text)`")
                    }
                    group.name = text
                }
            case "symbols": takeEntries(value, &group, &place)
            default: found.append(key.unknown(word, "nothing that a group has", among: ["name", "symbols"]))
            }
        }
        list.groups.append(group)
        places.groups.append(place)
    }

    private mutating func takeEntries(
        _ value: YAMLTree, _ group: inout PersonalWatchlist.Group, _ place: inout Places.GroupPlace
    ) {
        let elements: [YAMLTree]
        do throws(TextProblem) {
            elements = try value.listElements(for: "symbols")
        } catch {
            found.append(error)
            return
        }
        for element in elements {
            do throws(TextProblem) {
                group.entries.append(try entry(element))
                place.entries.append(element.line)
            } catch {
                found.append(error)
            }
        }
    }

    private mutating func entry(_ tree: YAMLTree) throws(TextProblem) -> PersonalWatchlist.Entry {
        guard case .mapping = tree.content else {
            return PersonalWatchlist.Entry(try symbol(tree))
        }
        let pairs = try tree.pairs("`symbol`, `note` and `lots`")
        guard let named = pairs.first(where: { $0.name == "symbol" }) else {
            throw tree.problem("an entry needs `symbol`")
        }
        var entry = PersonalWatchlist.Entry(try symbol(named.value))
        for (key, word, value) in pairs {
            attempt { reading throws(TextProblem) in
                switch word {
                case "symbol": break
                case "note": entry.note = DisplayText.sanitized(try value.word(for: word, "a text"), limit: 200)
                case "lots": entry.lots = try reading.lots(value)
                default: throw key.unknown(word, "nothing that an entry has", among: ["symbol", "note", "lots"])
                }
            }
        }
        return entry
    }

    private mutating func symbol(_ tree: YAMLTree) throws(TextProblem) -> Symbol {
        let word = try tree.word(for: "symbol", "a symbol such as 2330.TW")
        guard let symbol = Symbol(validating: word) else {
            throw tree.problem("`\(word)` is not a symbol such as 2330.TW")
        }
        guard seen.insert(symbol).inserted else { throw tree.problem("`\(symbol)` stands in the list twice") }
        return symbol
    }

    private mutating func lots(_ tree: YAMLTree) throws(TextProblem) -> [Lot] {
        var lots: [Lot] = []
        for element in try tree.listElements(for: "lots") {
            attempt { reading throws(TextProblem) in lots.append(try element.lot()) }
        }
        return lots
    }
}

extension YAMLTree {
    /// The elements of a list that may be empty.
    func listElements(for key: String) throws(TextProblem) -> [YAMLTree] {
        if case .nothing = content { return [] }
        return try elements(for: key)
    }

    func currency(for key: String) throws(TextProblem) -> Currency {
        let word = try word(for: key, "a currency such as USD")
        guard let currency = Currency(word.uppercased()) else {
            throw problem("`\(word)` is not a currency such as USD (ISO 4217)")
        }
        return currency
    }

    private func amount(for key: String) throws(TextProblem) -> Double {
        let word = try word(for: key, "a number")
        guard let number = Double(word), number.isFinite, number != 0, abs(number) < 1e12 else {
            throw problem("`\(key)` is a number other than 0, found `\(word)`")
        }
        return number
    }

    func lot() throws(TextProblem) -> Lot {
        var (quantity, price): (Double?, Double?) = (nil, nil)
        var lot = Lot(quantity: 1, price: 1)
        for (key, word, value) in try pairs("`quantity` and `price`") {
            switch word {
            case "quantity": quantity = try value.amount(for: word)
            case "price", "rate":
                let amount = try value.amount(for: word)
                guard amount > 0 else { throw value.problem("`\(word)` is above 0") }
                if word == "price" { price = amount } else { lot.rate = amount }
            case "currency": lot.currency = try value.currency(for: word)
            case "date":
                let text = try value.word(for: word, "a date such as 2025-11-03")
                guard let date = CalendarDate(text) else {
                    throw value.problem("`\(text)` is not a date such as 2025-11-03")
                }
                lot.date = date
            default:
                throw key.unknown(
                    word, "nothing that a lot has", among: ["quantity", "price", "currency", "date", "rate"])
            }
        }
        guard let quantity, let price else { throw problem("a lot needs `quantity` and `price`") }
        (lot.quantity, lot.price) = (quantity, price)
        return lot
    }
}
