import Analytics
public import Market

extension SmallMarket {
    /// The small market with everything that the views beside the board show: histories, pairs, facts, events.
    public static func everything() -> Snapshot {
        var snapshot = snapshot()
        for (symbol, value) in marketValues { snapshot.instruments[symbol]?.marketValue = value * 1e9 }
        addIndicators(to: &snapshot)
        addHistories(to: &snapshot)
        snapshot.rotation.history[.local]?[.year] = (0..<260).map(yearPoint)
        snapshot.rates = DollarRates([
            .twd: [DatedClose(date: yesterday, close: 31.4)], .krw: [DatedClose(date: yesterday, close: 1462.5)],
            .hkd: [DatedClose(date: yesterday, close: 7.79)], .cny: [DatedClose(date: yesterday, close: 6.98)],
            .jpy: [DatedClose(date: yesterday, close: 157.9)],
        ])
        snapshot.parity = pairs
        let states = snapshot.instruments
        snapshot.baskets = [asianFour, .asiaTech].map { basket in
            BasketAnalysis(basket, today: yesterday.advanced(days: 1), state: { states[$0] }).state()
        }
        addFacts(to: &snapshot)
        snapshot.events = events
        addRuleFlags(to: &snapshot)
        addFeeds(to: &snapshot)
        return snapshot
    }

    /// Three members of the small market and one that it does not have.
    static let asianFour = Basket(
        id: "four", name: "Asian four", membership: .symbols(["2330.TW", "005930.KS", "6857.T", "688012.SS"]),
        weighting: .fixed(["2330.TW": 3, "005930.KS": 2, "6857.T": 1, "688012.SS": 1]))

    private static func yearPoint(_ index: Int) -> RotationState.Point {
        let basket = 0.001 * Double(index) + 0.01 * Double(index % 9)
        return RotationState.Point(
            date: yesterday.advanced(days: (index - 259) * 7 / 5), basket: basket, benchmark: 0.0008 * Double(index))
    }

    /// Tuesday 13 January 2026.
    static let yesterday = CalendarDate(daysSince1970: 20_466)

    private static let marketValues: [(Symbol, Double)] = [
        ("2330.TW", 1395), ("2454.TW", 74), ("3711.TW", 40), ("2303.TW", 21), ("2408.TW", 21), ("005930.KS", 640),
        ("000660.KS", 369), ("042700.KS", 11.7), ("6857.T", 100), ("8035.T", 115), ("1347.HK", 20), ("6082.HK", 12),
        ("688981.SS", 150), ("688256.SS", 85), ("NVDA", 4500), ("AVGO", 1610), ("MU", 388), ("TSM", 1709),
    ]

    private static func addIndicators(to snapshot: inout Snapshot) {
        let highs: [Symbol] = ["2408.TW", "042700.KS", "MU", "1347.HK"]
        for symbol in highs { snapshot.instruments[symbol]?.indicators.isAtYearHigh = true }
        snapshot.instruments["6488.TWO"]?.indicators.isAtYearLow = true
        let volumes: [(Symbol, Double)] = [("005930.KS", 2.6), ("6082.HK", 3.4), ("2303.TW", 0.8), ("MU", 1.52)]
        for (symbol, ratio) in volumes { snapshot.instruments[symbol]?.indicators.volumeRatio = ratio }
        let limited: [Symbol] = ["2408.TW", "2330.TW", "688256.SS"]
        for symbol in limited {
            guard let state = snapshot[symbol], let reference = state.previousClose else { continue }
            snapshot.instruments[symbol]?.limit = PriceLimit(
                reference: reference, instrument: state.instrument, on: yesterday.advanced(days: 1))
        }
    }

    /// A year of closes on weekdays: a slow rise with a wave whose length and phase differ from share to share.
    private static func addHistories(to snapshot: inout Snapshot) {
        let symbols = snapshot.instruments.map(\.instrument.symbol).sorted()
        for (index, symbol) in symbols.enumerated() {
            guard let state = snapshot[symbol], let price = state.price else { continue }
            let isAmerican = state.instrument.region == .unitedStates
            let dates = (0..<380).map { yesterday.advanced(days: $0 - 379 - (isAmerican ? 1 : 0)) }
                .filter { !$0.weekday.isWeekend }
            var (wave, shift) = (0.03, 0.02 * Double(index % 5) - 0.04)
            let step = 0.05 + 0.004 * Double(index % 7)
            let closes = dates.enumerated().map { position, date in
                (wave, shift) = (wave + step * shift, shift - step * (wave + step * shift))
                let left = Double(dates.count - 1 - position)
                return DatedClose(date: date, close: price * (1 - 0.0008 * left) * (1 + wave))
            }
            snapshot.instruments[symbol]?.sessionDate = isAmerican ? yesterday : yesterday.advanced(days: 1)
            snapshot.histories[symbol] = PriceHistory(closes: closes, currency: state.instrument.currency)
        }
    }

    private static func leg(_ price: Double, _ currency: Currency, _ rate: Double, hoursAgo: Int) -> ParityState.Leg {
        ParityState.Leg(
            price: price, currency: currency, time: moment.advanced(seconds: -3600 * hoursAgo), rate: rate,
            rateDate: currency == .usd ? nil : yesterday)
    }

    private static var pairs: [ParityState] {
        var adr = ParityState(pair: ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5))
        adr.foreign = leg(329.5, .usd, 1, hoursAgo: 5)
        adr.home = leg(1690, .twd, 31.4, hoursAgo: 0)
        (adr.impliedHomePrice, adr.premium, adr.percentile) = (2069.26, 0.22441, 0.86)
        adr.concerns = []
        adr.history = (0..<240).map { index in
            DatedValue(
                date: yesterday.advanced(days: (index - 240) * 365 / 240),
                value: 0.14 + 0.0004 * Double(index) + 0.02 * Double(index % 17) / 17)
        }
        var ah = ParityState(pair: ParityPair(kind: .ah, foreign: "688347.SS", home: "1347.HK", ratio: 1))
        ah.foreign = leg(132.05, .cny, 6.98, hoursAgo: 0)
        ah.home = leg(91.05, .hkd, 7.79, hoursAgo: 48)
        (ah.impliedHomePrice, ah.premium, ah.percentile) = (147.37, 0.6186, 0.35)
        ah.concerns = [.homeStale, .rateOld]
        ah.history = adr.history.map { DatedValue(date: $0.date, value: 1 - $0.value * 2) }
        var gdr = ParityState(pair: ParityPair(kind: .gdr, foreign: "SMSN.IL", home: "005930.KS", ratio: 25))
        gdr.home = leg(140_300, .krw, 1462.5, hoursAgo: 0)
        return [adr, ah, gdr]
    }

    private static func addFacts(to snapshot: inout Snapshot) {
        snapshot.valuations["^TWII"] = (0..<12).map { month in
            DatedValue(date: yesterday.advanced(days: (month - 11) * 30), value: 16 + Double(month * 7 % 12) / 3)
        }
        snapshot.instruments["2330.TW"]?.session.bid = 1685
        snapshot.instruments["2330.TW"]?.session.ask = 1690
        let ratios: [(Symbol, Double, Double?)] = [
            ("2330.TW", 20.1, 0.28), ("NVDA", 26.4, 0.52), ("000660.KS", 7.8, 1.1), ("6857.T", 38.5, 0.31),
            ("688256.SS", 118, nil),
        ]
        for (symbol, ratio, growth) in ratios {
            snapshot.facts[symbol, default: []].append(fact(symbol, Fact.forwardPE, ratio, "ratio"))
            guard let growth else { continue }
            snapshot.facts[symbol]?.append(fact(symbol, Fact.earningsGrowth, growth, "fraction"))
        }
        snapshot.facts["2330.TW"]?.append(fact("2330.TW", "wafer_capacity_2nm", 35_000, "wafers/month", "now"))
        snapshot.facts["000688.SS"] = [
            fact("000688.SS", "capex_ai_cloud", 70e9, "USD", "China: AI and cloud capex above US$70 bn")
        ]
        snapshot.facts["6082.HK"] = [fact("6082.HK", Fact.offerPrice, 19.6, "HKD")]
        snapshot.targets["2330.TW"] = [
            PriceTarget(
                symbol: "2330.TW", firm: "Goldman Sachs", asOf: yesterday.advanced(days: -8), price: 2330,
                previous: 1720, currency: .twd, source: "press reports")
        ]
    }

    private static func fact(
        _ symbol: Symbol, _ metric: String, _ value: Double, _ unit: String, _ text: String? = nil
    ) -> Fact {
        Fact(symbol: symbol, metric: metric, asOf: yesterday, value: value, text: text, unit: unit, source: "test")
    }

    private static var events: [MarketEvent] {
        func event(_ symbol: Symbol, _ days: Int, _ kind: String, _ title: String) -> MarketEvent {
            MarketEvent(
                symbol: symbol, date: yesterday.advanced(days: days), kind: kind, title: title, source: "test")
        }
        return [
            event("6082.HK", -11, "listing", "First trading day in Hong Kong: offered at HK$19.60, opened at 35.70"),
            event("2330.TW", -8, "news", "Goldman Sachs lifts its target to NT$2,330 from NT$1,720"),
            event("2330.TW", 2, "earnings", "Fourth quarter 2025 results"),
            event("NVDA", 20, "dividend", "US$0.01 a share"), event("MU", 30, "split", "2 for 1"),
            event("6082.HK", 40, "lock-up", "Cornerstone investors may sell"),
        ]
    }
}
