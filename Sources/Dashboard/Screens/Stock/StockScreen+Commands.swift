import Market
import TextUI

extension StockScreen {
    static let commands =
        tabs + ChartCommands.ofEveryChart({ $0.content(of: Self.self)?.chart }, isOffered: { isOnChart($0) })
        + ChartCommands.ofOneStock({ $0.content(of: Self.self)?.chart }, isOffered: { isOnChart($0) })
        + FlagCommands.all(isBarAlways: false) { shown(by: $0).selectedFlag } + [
            Command(
                "next-chipmaker", [KeyStroke("J")], "Show the next stock", .go,
                bar: Command.Label("next", keys: "J K"), isRepeatable: true
            ) { step(by: 1, &$0) },
            Command(
                "previous-chipmaker", [KeyStroke("K")], "Show the previous stock", .go,
                isRepeatable: true
            ) { step(by: -1, &$0) },
            Command(
                "note", [KeyStroke("w")], "Edit notes on the stock in your editor", .go, bar: "note",
                when: CommonCommands.needsSymbol
            ) { model in model.selectedSymbol.map { [.editNote($0)] } ?? [] },
            CommonCommands.star,
            CommonCommands.columns(absence: "Columns can be chosen on the Peers tab only", isOffered: isOnPeers) {
                isOnPeers($0) ? ColumnsLayer(.peers, in: $0) : nil
            },
        ]

    private static let tabs =
        [
            Command("next-tab", [KeyStroke(.tab)], "Show the next tab", .go) {
                show($0.place.tab.stepped(by: 1), &$0)
            },
            Command("previous-tab", [KeyStroke(.backTab)], "Show the previous tab", .go) {
                show($0.place.tab.stepped(by: -1), &$0)
            },
        ]
        + StockTab.allCases.map { tab in
            Command(
                .tab(tab), [KeyStroke(Character("\(tab.digit)"))], "Show \(tab.rawValue)", .go,
                bar: tab == .chart ? Command.Label("tab", keys: "1-\(StockTab.allCases.count)") : nil
            ) { show(tab, &$0) }
        }

    @Sendable private static func isOnPeers(_ model: Model) -> Bool { model.place.tab == .peers }

    private static func isOnChart(_ model: Model) -> Bool { model.place.tab == .chart }

    private static func show(_ tab: StockTab, _ model: inout Model) -> [Effect] {
        guard let symbol = model.pageSymbol else { return [] }
        return model.travel { $0.exchange(Place(symbol, tab: tab)) }
    }

    /// The next stock of the region, or the one before, on the same tab.
    private static func step(by step: Int, _ model: inout Model) -> [Effect] {
        guard let symbol = model.pageSymbol else { return [] }
        let siblings = siblings(of: symbol, in: model)
        guard let index = siblings.firstIndex(of: symbol), siblings.count > 1 else {
            return model.refuse("No other stock in this region")
        }
        let next = siblings[(index + step + siblings.count) % siblings.count]
        let tab = model.place.tab
        return model.travel { $0.exchange(Place(next, tab: tab)) }
    }

    /// What one walks through from a stock: its region in the order shown, else everything.
    private static func siblings(of symbol: Symbol, in model: Model) -> [Symbol] {
        if let region = model.snapshot.regions.first(where: { $0.members.contains(symbol) }) {
            return model.shown.rows(of: region)
        }
        return model.snapshot.instruments.map(\.instrument.symbol).sorted()
    }

    var selectedSymbol: Symbol? { model.pageSymbol }
    var opensRows: Bool { model.pageSymbol != nil }

    /// To the peer under the cursor; else from the stock to the reason of its flags.
    static func open(_ model: inout Model) -> [Effect] {
        let (screen, tab) = (shown(by: model), model.place.tab)
        if let symbol = screen.symbol(of: screen.selectedRow), symbol != model.pageSymbol {
            return model.travel { $0.enter(Place(symbol, tab: tab)) }
        }
        return tab == .risk ? model.perform("explain") : show(.risk, &model)
    }

    static func takeBack(_ model: inout Model) -> Bool { isOnChart(model) && ChartCommands.removeCrosshair(&model) }

    static func needs(_ model: Model) -> [Effect] {
        guard let symbol = model.pageSymbol else { return [] }
        return [.follow([symbol])] + (model.place.tab == .notes ? [.readNote(symbol)] : [])
    }
}
