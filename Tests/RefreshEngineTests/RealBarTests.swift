import Market
import QuoteCache
import TestSupport
import Testing

@testable import RefreshEngine

/// Real bars, cut off, bent and broken.
@Suite(.enabled(if: BarsBeside.areThere)) struct RealBarTests {
    private static let first = date("2024-06-03")

    private func bars() throws -> [(symbol: Symbol, bars: [DailyBar])] {
        try BarsBeside.symbols.map {
            (Symbol(rawValue: $0), try BarsBeside.bars(of: $0, from: Self.first))
        }
    }

    private func cache(
        _ rows: [(symbol: Symbol, bars: [DailyBar])], in folder: TemporaryFolder, _ name: String
    ) throws -> CacheFile {
        let writer = try QuoteCacheWriter.open(at: folder.path(name + ".db"))
        try writer.write { cache in
            for (symbol, bars) in rows {
                try cache.saveBars(source: "test") { bulk in for bar in bars { try bulk.save(bar, of: symbol) } }
            }
        }
        return writer.file
    }

    private func snapshot(_ file: CacheFile, at moment: Instant) throws -> Snapshot {
        try RefreshEngine.snapshot(of: file, asOf: .moment(moment), clock: .fixed(moment))
    }

    @Test("A cache cut off at a moment shows what the whole cache shows as of it")
    func cutOff() throws {
        let folder = try TemporaryFolder()
        let rows = try bars()
        let whole = try cache(rows, in: folder, "whole")
        let moments = [
            "2025-01-02T23:00:00Z", "2025-01-31T08:00:00Z", "2025-02-03T03:00:00Z", "2025-03-14T23:59:59Z",
            "2025-04-07T05:30:00Z", "2025-06-30T20:00:00Z", "2025-10-10T12:00:00Z", "2025-12-24T23:59:59Z",
            "2025-12-31T02:30:00Z", "2025-12-31T23:59:59Z", "2026-01-01T12:00:00Z", "2026-01-02T03:00:00Z",
            "2026-02-20T07:00:00Z", "2026-02-23T02:00:00Z", "2026-02-24T23:59:59Z", "2026-07-31T06:31:00Z",
            "2026-08-14T06:00:00Z",
        ].map(instant)
        for (index, moment) in moments.enumerated() {
            let cut = rows.map { symbol, bars in
                let book = SessionBook(of: Instrument(inferredFrom: symbol))
                return (symbol: symbol, bars: bars.filter { book.isOver($0.date, at: moment) })
            }.filter { !$0.bars.isEmpty }
            let left = try snapshot(try cache(cut, in: folder, "cut\(index)"), at: moment)
            let right = try snapshot(whole, at: moment)
            #expect(left.instruments.count == right.instruments.count, "\(moment)")
            for state in left.instruments { #expect(state == right[state.instrument.symbol], "\(moment)") }
            #expect(left.rotation == right.rotation, "\(moment)")
            #expect(left.parity == right.parity, "\(moment)")
            #expect(left.baskets == right.baskets, "\(moment)")
        }
    }

    /// How one bar of a history is broken.
    enum Break: CaseIterable {
        case dropped, doubled, scaledUp, scaledDown, movedToSunday, reordered
    }

    private func broken(_ bars: [DailyBar], at place: Int, _ kind: Break) -> [DailyBar] {
        var bars = bars
        switch kind {
        case .dropped: bars.remove(at: place)
        case .doubled: bars.insert(bars[place], at: place)
        case .scaledUp: bars[place].close *= 100
        case .scaledDown: bars[place].close /= 100
        case .movedToSunday:
            var extra = bars[place]
            while extra.date.weekday != .sunday { extra.date = extra.date.advanced(days: 1) }
            extra.close *= 1.05
            bars.append(extra)
        case .reordered: bars.reverse()
        }
        return bars
    }

    @Test(
        "A broken row makes a figure unknown or leaves it as it is, and never makes it another",
        arguments: Break.allCases)
    func brokenRows(kind: Break) throws {
        let folder = try TemporaryFolder()
        let rows = try bars()
        let moment = instant("2026-02-13T22:00:00Z")
        let good = try snapshot(try cache(rows, in: folder, "good"), at: moment)
        var random = SeededGenerator(seed: 7)
        for round in 0..<6 {
            let bent = rows.map { symbol, bars in
                let known = bars.count { $0.date <= date("2026-02-13") }
                // Half of them where a period's reference or the day's own lies.
                let place =
                    round.isMultiple(of: 2) ? known - 1 - round : Int.random(in: 5..<(known - 2), using: &random)
                return (symbol: symbol, bars: broken(bars, at: max(2, place), kind))
            }
            let other = try snapshot(try cache(bent, in: folder, "\(kind)\(round)"), at: moment)
            for state in other.instruments {
                let before = try #require(good[state.instrument.symbol])
                // Where the newest bar itself is gone an older one is shown, by its own date.
                guard state.sessionDate == before.sessionDate else { continue }
                #expect(state.price == before.price, "\(state.instrument.symbol) \(kind) \(round)")
                for period in Period.allCases {
                    guard let value = state.local[period] else { continue }
                    #expect(value == before.local[period], "\(state.instrument.symbol) \(period) \(kind) \(round)")
                }
            }
        }
    }
}
