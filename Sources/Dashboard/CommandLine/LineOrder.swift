import Market

/// What a line behind the colon asks for.
enum LineOrder: Hashable, Sendable {
    /// Go to a view.
    case view(View)
    /// Go to a region's page.
    case region(Region)
    /// Go to a watchlist's page.
    case list(String)
    /// Go to a chipmaker's page; without a symbol to the one under the cursor.
    case chipmaker(Symbol?, ChipmakerTab, Period?)
    /// Change the period.
    case period(Period)
    /// Change the currency of returns.
    case currency(ReturnCurrency)
    /// End the program.
    case quit
    /// Show the keys.
    case help
}

/// A name that the command line knows.
struct CommandName: Hashable, Sendable {
    let name: String
    let summary: String
    let order: LineOrder
    /// Whether a symbol may follow.
    let takesSymbol: Bool

    init(_ name: String, _ summary: String, _ order: LineOrder, takesSymbol: Bool = false) {
        self.name = name
        self.summary = summary
        self.order = order
        self.takesSymbol = takesSymbol
    }
}

/// Everything that the command line knows beside symbols.
enum CommandCatalog {
    /// The views, the mnemonics that people know from elsewhere, the regions, and a few words.
    static let names = mnemonics + views + regions + words

    private static let mnemonics = [
        CommandName("WEI", "the board", .view(.board)), CommandName("MOST", "movers", .view(.movers)),
        CommandName("GP", "chart, such as GP TSMC 6m", .chipmaker(nil, .chart, nil), takesSymbol: true),
        CommandName("DES", "fundamentals", .chipmaker(nil, .fundamentals, nil), takesSymbol: true),
        CommandName("ANR", "targets", .chipmaker(nil, .fundamentals, nil), takesSymbol: true),
        CommandName("RV", "peers", .chipmaker(nil, .peers, nil), takesSymbol: true),
        CommandName("HP", "prices", .chipmaker(nil, .prices, nil), takesSymbol: true),
        CommandName("EE", "earnings and events", .chipmaker(nil, .events, nil), takesSymbol: true),
        CommandName("RISK", "risk flags", .view(.risk)), CommandName("RRG", "rotation graph", .view(.rotation)),
        CommandName("XPAR", "parity", .view(.parity)),
        CommandName("NOTE", "notes", .chipmaker(nil, .notes, nil), takesSymbol: true),
    ]

    private static let views = View.keyed.map { keyed in
        CommandName(keyed.view.rawValue, "key \(keyed.key)", .view(keyed.view))
    }

    private static let regions = Region.allCases.map { region in
        CommandName(region.code.lowercased(), region.name, .region(region))
    }

    private static let words =
        Period.allCases.map { CommandName("period " + $0.rawValue, "returns over it", .period($0)) }
        + ReturnCurrency.allCases.map { CommandName("currency " + $0.rawValue, "returns in it", .currency($0)) }
        + [CommandName("help", "the keys", .help), CommandName("quit", "end the program", .quit)]
}

/// Reads command lines.
struct CommandReader {
    let snapshot: Snapshot
    let index: SearchIndex
    /// The person's lists by what is typed for them: `list core`.
    var lists: [(name: String, id: String)] = []

    /// A line that could be meant, with what is said of it.
    struct Candidate: Hashable, Sendable {
        let text: String
        let summary: String
    }

    /// What a line asks for; nil where nothing of that name is known.
    func order(_ line: String) -> LineOrder? {
        let words = line.split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        let whole = words.joined(separator: " ").lowercased()
        if let name = CommandCatalog.names.first(where: { $0.name.lowercased() == whole }) { return name.order }
        if let region = Region.allCases.first(where: { $0.name.lowercased() == whole }) { return .region(region) }
        if let name = CommandCatalog.names.first(where: { $0.takesSymbol && $0.name.lowercased() == first.lowercased() }
        ),
            case .chipmaker(_, let tab, _) = name.order
        {
            return chipmaker(Array(words.dropFirst()), tab)
        }
        if whole == "q" { return .quit }
        if let list = lists.first(where: { $0.name.lowercased() == whole }) { return .list(list.id) }
        return symbol(whole).map { .chipmaker($0, .chart, nil) }
    }

    /// A symbol, and behind it a period.
    private func chipmaker(_ words: [String], _ tab: ChipmakerTab) -> LineOrder? {
        let period = words.last.flatMap { CommandReader.period($0) }
        let name = (period == nil ? words : words.dropLast()).joined(separator: " ")
        if name.isEmpty { return .chipmaker(nil, tab, period) }
        return symbol(name).map { .chipmaker($0, tab, period) }
    }

    private static func period(_ word: String) -> Period? {
        let word = word.lowercased()
        return Period.allCases.first { $0.rawValue == word || $0.label == word }
    }

    /// What a text names: an instrument however it is spelled, else the best match of a name.
    func reading(of text: String) -> SymbolReading {
        let reading = SymbolSpelling().reading(of: text)
        switch reading {
        case .symbol(let symbol):
            if snapshot[symbol] != nil || InstrumentDirectory.shared[symbol] != nil { return reading }
        case .ambiguous(let candidates):
            let shown = candidates.filter { snapshot[$0] != nil }
            return shown.count == 1 ? .symbol(shown[0]) : reading
        case .notCovered, .unreadable: break
        }
        return index.best(text, limit: 1).first.map { .symbol($0) } ?? reading
    }

    /// The instrument that a text names, where there is exactly one and it is shown.
    func symbol(_ text: String) -> Symbol? {
        reading(of: text).symbol.flatMap { snapshot[$0] == nil ? nil : $0 }
    }

    /// Why a line asks for nothing.
    func problem(_ line: String) -> String {
        switch reading(of: line) {
        case .symbol, .unreadable: "nothing is called \(line)"
        case .ambiguous(let symbols): "\(line) could be " + symbols.map(\.rawValue).joined(separator: " or ")
        case .notCovered(let what): "\(what) is not covered"
        }
    }

    /// What a line could become, the best first.
    func candidates(_ line: String, limit: Int) -> [Candidate] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let needle = line.lowercased()
        if words.count > 1,
            let name = CommandCatalog.names.first(where: {
                $0.takesSymbol && $0.name.lowercased() == words[0].lowercased()
            })
        {
            return symbols(words.dropFirst().joined(separator: " "), limit).map {
                Candidate(text: name.name + " " + $0.text, summary: $0.summary)
            }
        }
        let named =
            CommandCatalog.names.filter { $0.name.lowercased().hasPrefix(needle) }
            .map { Candidate(text: $0.name, summary: $0.summary) }
            + lists.filter { $0.name.lowercased().hasPrefix(needle) }
            .map { Candidate(text: $0.name, summary: "a watchlist of yours") }
        return Array((named + symbols(line, limit)).prefix(limit))
    }

    private func symbols(_ text: String, _ limit: Int) -> [Candidate] {
        index.best(text, limit: limit).map { symbol in
            let instrument = snapshot[symbol]?.instrument
            let names = [instrument?.name, instrument?.nativeName].compactMap(\.self).joined(separator: " ")
            return Candidate(text: symbol.rawValue, summary: names)
        }
    }
}

extension LineOrder {
    /// Does what a line asks for.
    func perform(on model: inout Model) -> [Effect] {
        switch self {
        case .view(let view): return model.travel { $0.go([Place(view)]) }
        case .region(let region):
            guard model.snapshot.regions.contains(where: { $0.region == region }) else {
                return model.refuse("the board shows no \(region.name)")
            }
            return model.travel { $0.go([Place(.board), Place(region)]) }
        case .list(let id): return model.travel { $0.go([Place(list: id)]) }
        case .chipmaker(let symbol, let tab, let period):
            if let period { _ = model.show(period) }
            guard let symbol = symbol ?? model.selectedSymbol else {
                return model.refuse("no chipmaker is under the cursor")
            }
            let region = model.snapshot.regions.first { $0.members.contains(symbol) }?.region
            return model.travel { journey in
                journey.go(
                    [Place(.board)] + [region.map { Place($0) }].compactMap(\.self) + [Place(symbol, tab: tab)])
            }
        case .period(let period): return model.show(period)
        case .currency(let currency): return model.show(currency)
        case .quit: return [.quit]
        case .help: return model.push(HelpLayer())
        }
    }
}
