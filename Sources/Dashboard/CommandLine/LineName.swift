import Market

/// A name that the command line knows beside symbols.
struct LineName: Hashable, Sendable {
    let name: String
    let summary: String
    let order: LineOrder
    /// Whether a symbol may stand before or behind it.
    let takesSymbol: Bool

    init(_ name: String, _ summary: String, _ order: LineOrder, takesSymbol: Bool = false) {
        self.name = name
        self.summary = summary
        self.order = order
        self.takesSymbol = takesSymbol
    }

    /// The views, the mnemonics that people know from elsewhere, the regions, periods, currencies, and every command.
    static let all = mnemonics + views + regions + words + commands

    private static let mnemonics = [
        LineName("WEI", "board", .view(.board)), LineName("MOST", "movers", .view(.movers)),
        LineName("GP", "chart, such as GP TSMC 6m", .stock(nil, .chart, nil), takesSymbol: true),
        LineName("DES", "fundamentals", .stock(nil, .fundamentals, nil), takesSymbol: true),
        LineName("ANR", "price targets", .stock(nil, .fundamentals, nil), takesSymbol: true),
        LineName("RV", "peers", .stock(nil, .peers, nil), takesSymbol: true),
        LineName("HP", "price history", .stock(nil, .prices, nil), takesSymbol: true),
        LineName("EE", "earnings and events", .stock(nil, .events, nil), takesSymbol: true),
        LineName("RISK", "risk flags", .view(.risk)), LineName("RRG", "rotation graph", .view(.rotation)),
        LineName("XPAR", "parity", .view(.parity)),
        LineName("NOTE", "notes", .stock(nil, .notes, nil), takesSymbol: true),
    ]

    private static let views = View.keyed.map { keyed in
        LineName(keyed.view.rawValue, "key \(keyed.key)", .view(keyed.view))
    }

    private static let regions = Region.allCases.flatMap { region in
        [
            LineName(region.code.lowercased(), region.name, .region(region)),
            LineName(region.name, "region", .region(region)),
        ]
    }

    private static let words =
        Period.allCases.map { LineName("period " + $0.rawValue, "period of returns", .set(.period, $0.rawValue)) }
        + ReturnCurrency.allCases.map {
            LineName("currency " + $0.rawValue, "currency of returns", .set(.currency, $0.rawValue))
        } + [
            LineName("quit", "quit", .quit), LineName("q", "quit", .quit),
            LineName("q!", "quit", .quit),
        ]

    private static let commands = KeyMap.dashboard.commands.map {
        LineName($0.name, $0.summary, .command($0.id))
    }
}
