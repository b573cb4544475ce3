import ConfigText
import Market

/// Reads command lines.
///
/// A line is acted on where it is exactly something, or the beginning of something; what is only near is listed.
struct CommandReader {
    let snapshot: Snapshot
    let index: SearchIndex
    /// The moment that dates are counted from.
    let now: Instant
    /// The user's lists by what is typed for them: `list core`.
    var lists: [(name: String, id: String)] = []

    /// A candidate line with its description.
    struct Candidate: Hashable, Sendable {
        let text: String
        let summary: String
    }

    /// What a line asks for, or why it asks for nothing.
    func order(_ line: String) -> Result<LineOrder, Problem> {
        let words = line.split(separator: " ").map(String.init)
        let whole = words.joined(separator: " ")
        guard let first = words.first else { return .failure(Problem(words: "")) }
        if let named = named(whole) { return .success(named) }
        if let special = special(first.lowercased(), words.dropFirst().joined(separator: " ")) { return special }
        if let stock = mnemonic(words) { return .success(stock) }
        if let symbol = exactSymbol(whole) { return .success(.stock(symbol, .chart, nil)) }
        if let begun = begun(whole) { return .success(begun) }
        if let unknown = unknownSymbol(whole) { return .success(.add(unknown)) }
        return .failure(problem(whole))
    }

    /// Why a line asks for nothing.
    struct Problem: Error, Hashable {
        let words: String
    }

    // MARK: Names

    private func named(_ whole: String) -> LineOrder? {
        let lower = whole.lowercased()
        if let name = LineName.all.first(where: { $0.name.lowercased() == lower }) { return name.order }
        return lists.first { $0.name.lowercased() == lower || "list " + $0.id.lowercased() == lower }.map {
            .list($0.id)
        }
    }

    /// The first thing that a text is the beginning of: a name, a list, then an instrument's name or symbol.
    private func begun(_ whole: String) -> LineOrder? {
        let lower = whole.lowercased()
        if let name = LineName.all.first(where: { $0.name.lowercased().hasPrefix(lower) }) { return name.order }
        if let list = lists.first(where: { $0.name.lowercased().hasPrefix(lower) }) { return .list(list.id) }
        return firstBegun(whole).map { .stock($0, .chart, nil) }
    }

    /// Whether a symbol, a name or a word of a name begins so: `hynix` is SK hynix.
    private func begins(_ symbol: Symbol, with lower: String) -> Bool {
        let instrument = snapshot[symbol]?.instrument
        let names = [symbol.rawValue, instrument?.name, instrument?.nativeName].compactMap { $0?.lowercased() }
        return names.contains { name in
            name.hasPrefix(lower) || name.split(separator: " ").dropFirst().contains { $0.hasPrefix(lower) }
        }
    }

    // MARK: Words with a value

    private func special(_ word: String, _ rest: String) -> Result<LineOrder, Problem>? {
        switch word {
        case "set": setting(rest)
        case "list": list(rest)
        case "theme": rest.isEmpty ? nil : .success(.set(.theme, rest))
        case "as-of", "asof": moment(rest)
        default: nil
        }
    }

    /// A list by the beginning of its name or identifier; the view of lists without one.
    private func list(_ rest: String) -> Result<LineOrder, Problem> {
        guard !rest.isEmpty else { return .success(.view(.watchlist)) }
        let wanted = "list " + rest.lowercased()
        let found = lists.first { $0.name.lowercased().hasPrefix(wanted) || "list \($0.id)".hasPrefix(wanted) }
        if let found { return .success(.list(found.id)) }
        let names = lists.map { $0.name.dropFirst("list ".count) }
        let known = names.isEmpty ? "no watchlist yet" : "watchlists are " + names.joined(separator: ", ")
        return .failure(Problem(words: "Unknown watchlist: \(rest) · \(known)"))
    }

    private func setting(_ rest: String) -> Result<LineOrder, Problem> {
        let parts = rest.split(maxSplits: 1) { $0 == " " || $0 == "=" }.map(String.init)
        guard let name = parts.first else {
            return .failure(Problem(words: "Usage: set KEY VALUE, such as set period day"))
        }
        guard let key = ConfigurationKey(rawValue: name.lowercased()) else {
            let near = NearestName.of(name, among: ConfigurationKey.allCases.map(\.rawValue))
            return .failure(Problem(words: "Unknown setting: \(name)" + (near.map { ". Did you mean \($0)?" } ?? "")))
        }
        guard parts.count == 2 else {
            let values = ConfigurationSetting.of(key)?.values ?? "a value"
            return .failure(Problem(words: "\(key.rawValue): expected " + values.filter { $0 != "`" }))
        }
        return .success(.set(key, parts[1]))
    }

    private func moment(_ rest: String) -> Result<LineOrder, Problem> {
        if ["now", "live", "present", ""].contains(rest.lowercased()) { return .success(.asOf(nil)) }
        guard let moment = LineMoment.read(rest, now: now) else {
            return .failure(Problem(words: "Usage: as-of DATE, such as 2026-08-14, fri, yesterday or now"))
        }
        // Dates end later than now in zones ahead of UTC; a day more is the future everywhere.
        guard moment <= now.advanced(seconds: 86_400) else {
            return .failure(Problem(words: "as-of: \(rest) is in the future"))
        }
        return .success(.asOf(moment))
    }

    // MARK: Stocks

    /// A mnemonic with a symbol and a period in any order: `GP TSMC 6m`, `2330 HP`, `TSMC GP 1y`.
    private func mnemonic(_ words: [String]) -> LineOrder? {
        var rest = words
        var tab: StockTab?
        if let place = rest.firstIndex(where: { word in CommandReader.tab(word) != nil }) {
            tab = CommandReader.tab(rest.remove(at: place))
        }
        let period = rest.count > (tab == nil ? 1 : 0) ? rest.last.flatMap { CommandReader.period($0) } : nil
        if period != nil { rest.removeLast() }
        guard tab != nil || period != nil else { return nil }
        let name = rest.joined(separator: " ")
        if name.isEmpty { return .stock(nil, tab ?? .chart, period) }
        return (exactSymbol(name) ?? firstBegun(name)).map { .stock($0, tab ?? .chart, period) }
    }

    private func firstBegun(_ name: String) -> Symbol? {
        index.best(name, limit: 8).first { begins($0, with: name.lowercased()) }
    }

    private static func tab(_ word: String) -> StockTab? {
        guard let name = LineName.all.first(where: { $0.takesSymbol && $0.name.lowercased() == word.lowercased() }),
            case .stock(_, let tab, _) = name.order
        else { return nil }
        return tab
    }

    private static func period(_ word: String) -> LinePeriod? {
        let lower = word.lowercased()
        if let range = ChartSpan.allCases.first(where: { $0.rawValue.lowercased() == lower }) { return .range(range) }
        return Period.allCases.first { $0.rawValue == lower || $0.label == lower }.map { .period($0) }
    }

    /// What a text names: an instrument however it is spelled, else the best match of a name.
    func reading(of text: String) -> SymbolReading {
        let reading = spelled(text)
        switch reading {
        case .symbol(let symbol):
            if snapshot[symbol] != nil || InstrumentDirectory.shared[symbol] != nil { return reading }
        case .ambiguous, .notCovered, .unreadable: break
        }
        return index.best(text, limit: 1).first.map { .symbol($0) } ?? reading
    }

    private func spelled(_ text: String) -> SymbolReading {
        let reading = SymbolSpelling().reading(of: text)
        guard case .ambiguous(let candidates) = reading else { return reading }
        let shown = candidates.filter { snapshot[$0] != nil }
        return shown.count == 1 ? .symbol(shown[0]) : reading
    }

    /// The instrument that is shown and spelled or called exactly so.
    private func exactSymbol(_ text: String) -> Symbol? {
        if let symbol = spelled(text).symbol, snapshot[symbol] != nil { return symbol }
        let lower = text.lowercased()
        return index.best(text, limit: 8).first { symbol in
            let instrument = snapshot[symbol]?.instrument
            return instrument?.name.lowercased() == lower || instrument?.nativeName == text
        }
    }

    /// A symbol that could be one of a market that is covered, and that the cache does not have.
    private func unknownSymbol(_ text: String) -> Symbol? {
        guard text.contains("."), let symbol = spelled(text).symbol, snapshot[symbol] == nil,
            Instrument(inferredFrom: symbol).exchange != nil
        else { return nil }
        return symbol
    }

    private func problem(_ line: String) -> Problem {
        switch spelled(line) {
        case .ambiguous(let symbols):
            return Problem(words: "Ambiguous: \(line) is " + symbols.map(\.rawValue).joined(separator: " or "))
        case .notCovered(let what): return Problem(words: "Not covered: \(what)")
        case .symbol, .unreadable: break
        }
        let near = NearestName.of(line.lowercased(), among: LineName.all.map { $0.name.lowercased() })
        let found =
            near.map { ". Did you mean \($0)?" }
            ?? (index.best(line, limit: 1).isEmpty ? "" : ". Tab lists similar names")
        return Problem(words: "Unknown command or symbol: \(line)" + found)
    }

    // MARK: Candidates

    /// What a line could become, the best first.
    func candidates(_ line: String, limit: Int) -> [Candidate] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let rest = words.dropFirst().joined(separator: " ")
        if words.count > 1, words[0].lowercased() == "set" { return Array(settings(rest).prefix(limit)) }
        if words.count > 1, CommandReader.tab(words[0]) != nil {
            return symbols(rest, limit).map { Candidate(text: words[0] + " " + $0.text, summary: $0.summary) }
        }
        let needle = line.lowercased()
        var named =
            LineName.all.filter { $0.name.lowercased().hasPrefix(needle) }
            .map { Candidate(text: $0.name, summary: $0.summary) }
        named += CommandReader.values.filter { $0.text.hasPrefix(needle) }
        named += lists.filter { $0.name.lowercased().hasPrefix(needle) }
            .map { Candidate(text: $0.name, summary: "watchlist") }
        return Array((named + symbols(line, limit)).prefix(limit))
    }

    /// The words that a value follows.
    private static let values = [
        Candidate(text: "set", summary: "change a setting, such as set period day"),
        Candidate(text: "theme", summary: "change the theme, such as theme nord"),
        Candidate(text: "as-of", summary: "show a past date, such as as-of fri; as-of now returns"),
    ]

    /// The settings, and behind a key its values.
    private func settings(_ rest: String) -> [Candidate] {
        let parts = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, let key = ConfigurationKey(rawValue: parts[0]), let setting = ConfigurationSetting.of(key)
        {
            return setting.words.filter { $0.hasPrefix(parts[1].lowercased()) }
                .map { Candidate(text: "set \(key.rawValue) \($0)", summary: setting.summary) }
        }
        return ConfigurationSetting.all.filter { $0.key.rawValue.hasPrefix(parts.first ?? "") }
            .map { Candidate(text: "set \($0.key.rawValue)", summary: $0.summary) }
    }

    private func symbols(_ text: String, _ limit: Int) -> [Candidate] {
        index.best(text, limit: limit).map { symbol in
            let instrument = snapshot[symbol]?.instrument
            let names = [instrument?.name, instrument?.nativeName].compactMap(\.self).joined(separator: " ")
            return Candidate(text: symbol.rawValue, summary: names)
        }
    }
}

extension ConfigurationSetting {
    /// The words that it takes, where it takes words.
    fileprivate var words: [String] {
        let parts = values.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
