public import Market

extension SmallMarket {
    /// The small market with everything, and with names and texts as long as the trade has them.
    public static func longTexts() -> Snapshot {
        var snapshot = everything()
        for state in snapshot.instruments {
            let old = state.instrument
            guard let (name, native) = longNames[old.symbol] else { continue }
            snapshot.instruments[old.symbol]?.instrument = Instrument(
                symbol: old.symbol, kind: old.kind, name: name, nativeName: native, exchange: old.exchange,
                currency: old.currency, region: old.region, segment: old.segment, listedOn: old.listedOn)
        }
        snapshot.events += longEvents
        snapshot.facts["2330.TW", default: []].append(
            Fact(
                symbol: "2330.TW", metric: "n2_revenue_passes_n3_n5", asOf: yesterday,
                text: "Q3 2026 (expected): 2 nm revenue passes that of 3 nm and 5 nm together", unit: "",
                source: "press estimates"))
        snapshot.facts["000688.SS", default: []].append(
            Fact(
                symbol: "000688.SS", metric: "ai_capex_share_of_us_high", asOf: yesterday, value: 0.2,
                text: "China: of the US hyperscalers' spending, at most", unit: "fraction",
                source: "analysts in the press"))
        addFeeds(to: &snapshot, isOneFailing: true)
        for index in snapshot.parity.indices {
            snapshot.parity[index].concerns += [.foreignStale, .homeStale]
        }
        return snapshot
    }

    private static let longNames: [Symbol: (String, String?)] = [
        "3711.TW": ("ASE Technology Holding", "日月光投控"), "2408.TW": ("Nanya Technology Corporation", "南亞科"),
        "6488.TWO": ("GlobalWafers and Companions", "環球晶"), "005930.KS": ("Samsung Electronics", "삼성전자"),
        "000660.KS": ("SK hynix", "SK하이닉스"), "042700.KS": ("Hanmi Semiconductor Equipment", "피에스케이홀딩스"),
        "6857.T": ("Advantest Measurement Solutions", "アドバンテスト"), "8035.T": ("Tokyo Electron", "東エレク"),
        "1347.HK": ("Hua Hong Semiconductor", "華虹半導體"), "688981.SS": ("Semiconductor Manufacturing Intl", "中芯国际"),
        "MU": ("Micron Technology of Boise", nil), "NVDA": ("Nvidia Corporation of Santa Clara", nil),
        "^SOX": ("PHLX Semiconductor Sector Index", nil),
    ]

    private static var longEvents: [MarketEvent] {
        func event(_ symbol: Symbol, _ days: Int, _ kind: String, _ title: String) -> MarketEvent {
            MarketEvent(
                symbol: symbol, date: yesterday.advanced(days: days), kind: kind, title: title,
                source: "exchange calendar and company announcements")
        }
        return [
            event("042700.KS", 5, "news", "Last session before Lunar New Year; settlement goes on for two more days"),
            event("MU", 1, "earnings", "Second quarter of fiscal 2026, with the outlook for the rest of the year"),
            event("NVDA", 3, "split", "10 for 1"),
        ]
    }
}
