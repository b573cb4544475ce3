import Analytics
import Foundation
import Market
import Testing

/// Every morning of the bars beside the project; a copy without them passes.
@Suite(.enabled(if: GoldenFiles.areThere)) struct RealOpensTests {
    private let end = date("2026-08-22")

    private func bars(_ symbol: String) throws -> [OpenBar] {
        try GoldenFiles.bars(of: symbol, through: end).map { OpenBar($0) }
    }

    /// Monthly means of the Taiwan dollar, each known from the next month on.
    private func rates() throws -> DollarRates {
        let means = try GoldenFiles.bars(of: "TWD=X.monthly-avg", through: end)
        var daily: [DatedClose] = []
        for (mean, next) in zip(means.dropFirst(), means.dropFirst(2)) {
            for days in 0..<31 {
                let date = next.date.advanced(days: days)
                if daily.last.map({ $0.date < date }) ?? true {
                    daily.append(DatedClose(date: date, close: mean.close))
                }
            }
        }
        // The last mean there is stays.
        if let last = means.last {
            for days in 31..<120 { daily.append(DatedClose(date: last.date.advanced(days: days), close: last.close)) }
        }
        return DollarRates([.twd: daily.sorted { $0.date < $1.date }])
    }

    private func percent(_ value: Double?) -> String {
        value.map { String(format: "%.2f%%", $0 * 100) } ?? "unknown"
    }

    @Test("TSMC's ADR less its usual premium is nearer to the open than the last close and than the ADR alone")
    func premium() throws {
        let pair = ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5)
        let foreign = try GoldenFiles.history(of: "TSM", through: end)
        let (home, rates) = (try bars("2330.TW"), try rates())
        let opens = PremiumOpens(pair, foreign: foreign, home: home, currency: .twd, before: end, rates: rates)
        let plain = opens.mornings.compactMap { morning -> Double? in
            let date = morning.date.advanced(days: -1)
            guard let close = foreign.closes.last(onOrBefore: date), let rate = rates.rate(of: .twd, on: date) else {
                return nil
            }
            return abs(close.close * rate / 5 / morning.open - 1)
        }
        #expect(opens.mornings.count > 1100)
        let own = try #require(opens.mornings.map(\.error).median)
        let close = try #require(opens.mornings.map(\.closeError).median)
        let alone = try #require(plain.median)
        print(
            "TSMC, \(opens.mornings.count) mornings: implied \(percent(own)), last close \(percent(close)), "
                + "ADR without premium \(percent(alone))")
        #expect(own < close)
        #expect(own < alone)
        let record = OpenRecord(opens.mornings)
        print("  last 60: implied \(percent(record.error)), last close \(percent(record.closeError))")
        #expect(record.isBetter)
    }

    @Test("Beta to the semiconductor index is nearer to the open than the last close for most stocks")
    func beta() throws {
        let index = try GoldenFiles.history(of: "^SOX", through: end).closes
        var better = 0
        var known = 0
        let symbols = [
            "000660.KS", "005930.KS", "2303.TW", "2330.TW", "2454.TW", "3034.TW", "3711.TW", "6488.TWO", "8299.TWO",
            "4063.T", "6146.T", "6723.T", "6857.T", "6963.T", "7729.T", "8035.T",
        ]
        for symbol in symbols {
            let opens = BetaOpens(try bars(symbol), index: index, before: end)
            let own = try #require(opens.mornings.map(\.error).median)
            let close = try #require(opens.mornings.map(\.closeError).median)
            let record = OpenRecord(opens.mornings)
            if own < close { better += 1 }
            if record.isBetter { known += 1 }
            print(
                "\(symbol), \(opens.mornings.count) mornings: beta \(percent(own)), last close \(percent(close)); "
                    + "last 60: \(percent(record.error)), \(percent(record.closeError))")
        }
        print("nearer than the last close for \(better) of \(symbols.count), over the last 60 for \(known)")
        #expect(better == symbols.count)
        #expect(known >= symbols.count * 2 / 3)
    }
}
