import Analytics
import Market
import Testing

@testable import Feeds

/// ADRs of the sample follow their local listings.
@Suite struct SampleLeadTests {
    private static let market = SampleMarket()
    private static let pairs: [(Symbol, Symbol, Double, ClosedRange<Double>)] = [
        ("TSM", "2330.TW", 5, 0.05...0.3), ("UMC", "2303.TW", 5, -0.1...0.1), ("ASX", "3711.TW", 2, -0.05...0.13),
    ]

    private func closes(_ symbol: Symbol, from first: String) -> [DatedClose] {
        (Self.market[symbol]?.dailyBars ?? []).filter { $0.date >= day(first) }
            .map { DatedClose(date: $0.date, close: $0.close) }
    }

    private func premiums(_ foreign: Symbol, _ home: Symbol, _ ratio: Double, from first: String) -> [Double] {
        let (homes, rates) = (closes(home, from: "2024-01-15"), closes("TWD=X", from: "2024-01-15"))
        return closes(foreign, from: first).compactMap { close in
            guard let local = homes.last(where: { $0.date <= close.date }), local.date == close.date,
                let rate = rates.last(where: { $0.date <= close.date })
            else { return nil }
            return close.close * rate.close / (ratio * local.close) - 1
        }
    }

    @Test("A premium stays in a plausible range and moves little from day to day", arguments: pairs.indices)
    func premium(index: Int) throws {
        let (foreign, home, ratio, range) = Self.pairs[index]
        let all = premiums(foreign, home, ratio, from: "2024-01-16")
        #expect(all.count > 450)
        let (least, most) = (try #require(all.min()), try #require(all.max()))
        #expect(range.contains(least) && range.contains(most), "\(least) to \(most)")
        let steps = zip(all, all.dropFirst()).map { abs($1 - $0) }
        #expect(try #require(steps.median) < 0.012)
    }

    @Test("The ADR tells more of the next open than the last close does", arguments: pairs.indices)
    func open(index: Int) throws {
        let (foreign, home, ratio, _) = Self.pairs[index]
        let bars = (Self.market[home]?.dailyBars ?? []).map { OpenBar($0) }
        var rates = DollarRates()
        rates.set(closes("TWD=X", from: "2024-01-15"), for: .twd)
        let opens = PremiumOpens(
            ParityPair(kind: .adr, foreign: foreign, home: home, ratio: ratio),
            foreign: PriceHistory(closes: closes(foreign, from: "2024-01-15"), currency: .usd),
            home: bars, currency: .twd, before: day("2026-01-14"), rates: rates)
        let record = OpenRecord(opens.mornings)
        #expect(record.mornings == 60)
        #expect(record.isBetter)
        #expect(try #require(record.error) < 0.008)
    }

    @Test("Without a local listing nothing leads") func without() {
        #expect(SampleLead([], latest: nil, rates: [DailyBar(date: day("2026-01-13"), close: 31)]) == nil)
        #expect(SampleLead([DailyBar(date: day("2026-01-13"), close: 1)], latest: nil, rates: []) == nil)
    }

    @Test("It leads by a part of the next session's move, less what the currency did") func moves() throws {
        let bars = [("2026-01-12", 100.0), ("2026-01-13", 110.0)].map { DailyBar(date: day($0.0), close: $0.1) }
        let rates = [("2026-01-12", 30.0), ("2026-01-13", 31.0)].map { DailyBar(date: day($0.0), close: $0.1) }
        let latest = DatedClose(date: day("2026-01-14"), close: 121)
        let lead = try #require(SampleLead(bars, latest: latest, rates: rates))
        let step = PortableMath.log(1.1)
        let move = lead.move(after: day("2026-01-12"), through: day("2026-01-13"))
        #expect(abs(move - (step - PortableMath.log(31.0 / 30))) < 1e-9)
        #expect(abs(lead.move(after: day("2026-01-13"), through: day("2026-01-14")) - 0.6 * step) < 1e-9)
    }
}
