import Market
public import Watchlists

extension SmallMarket {
    /// Two lists: one with groups, notes and lots, one of symbols alone.
    public static var watchlists: [LoadedWatchlist] {
        let early = CalendarDate(year: 2025, month: 11, day: 3)
        let lots = [
            Lot(quantity: 1000, price: 1480, date: yesterday), Lot(quantity: 500, price: 1602.5, rate: 32.1),
        ]
        let core = Watchlist(
            name: "Core", currency: .usd,
            groups: [
                .init(
                    name: "Foundry",
                    entries: [
                        .init("2330.TW", note: "The 2 nm ramp is the case; results on Thursday", lots: lots),
                        .init("1347.HK", lots: [Lot(quantity: 20_000, price: 41.2, date: early)]),
                        .init("2303.TW", note: "cheap for a reason"),
                    ]),
                .init(
                    name: "Memory",
                    entries: [
                        .init("005930.KS", lots: [Lot(quantity: 300, price: 118_000, date: yesterday)]),
                        .init("MU", lots: [Lot(quantity: -50, price: 361.4)]), .init("4062.T"),
                    ]),
            ])
        let ideas = Watchlist(name: "Ideas", groups: [.init(entries: [.init("6857.T"), .init("NVDA")])])
        return [LoadedWatchlist(id: "core", list: core), LoadedWatchlist(id: "ideas", list: ideas)]
    }
}
