import Foundation
import Market
import Testing

/// Holds the price limits, ticks and Tokyo's ladder against real closes and tables where they lie beside the project.
@Suite(.enabled(if: TablesBeside.has("bars"), "needs real bars")) struct RealLimitTests {
    private static let folder = TablesBeside.folder.appendingPathComponent("bars")

    private static let symbols: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".csv") && !$0.contains("_") }.map { String($0.dropLast(4)) }
            .filter { name in [".TW", ".TWO", ".KS", ".KQ", ".T", ".SS", ".SZ"].contains { name.hasSuffix($0) } }
            .sorted()
    }()

    private static func closes(of symbol: String) -> [(date: CalendarDate, close: Double)] {
        let text = (try? String(contentsOf: folder.appendingPathComponent(symbol + ".csv"), encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count >= 5, let date = CalendarDate(fields[0]), let close = Double(fields[4]) else {
                return nil
            }
            return (date, close)
        }
    }

    /// Falls of more than a limit allows, so that the reference was another one (a dividend went ex and the series is
    /// not adjusted for it) or the close is wrong.
    private static let exceptions: Set<String> = ["3131.TWO 2026-07-29"]

    /// Tokyo's amounts are steps in yen, which hold for prices as they traded and not for those adjusted afterwards.
    private static func isTraded(_ close: Double) -> Bool {
        TickSize.floor(close, on: .xtks) == close
    }

    @Test("No close of a session after another lies outside the limits", arguments: symbols)
    func noCloseLiesOutside(symbol: String) throws {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        let calendar = try #require(instrument.exchange?.calendar)
        let closes = Self.closes(of: symbol)
        for (before, now) in zip(closes, closes.dropFirst()) {
            // Only from one session to the next, where the calendar knows both, says a close anything of the limits.
            guard !Self.exceptions.contains("\(symbol) \(now.date)"),
                calendar.sessionCount(from: before.date, through: now.date) == 2,
                calendar.exchange != .xtks || (Self.isTraded(before.close) && Self.isTraded(now.close)),
                let limit = PriceLimit(reference: before.close, instrument: instrument, on: now.date)
            else { continue }
            // Adjusted closes are off the tick, and so are limits worked out from them: by a tick at either end.
            let slack = (TickSize.step(at: now.close, on: calendar.exchange) ?? 0) * 2
            #expect(now.close <= limit.up + slack, "\(now.date): \(now.close) above \(limit.up)")
            #expect(now.close >= limit.down - slack, "\(now.date): \(now.close) below \(limit.down)")
        }
    }

    @Test("SK Hynix closes at its upper limit on 31 July 2026") func skHynixClosesAtItsLimit() throws {
        let closes = Self.closes(of: "000660.KS")
        let index = try #require(closes.firstIndex { $0.date.description == "2026-07-31" })
        try #require(index > 0)
        let instrument = Instrument(inferredFrom: "000660.KS")
        let reference = closes[index - 1].close
        let limit = try #require(PriceLimit(reference: reference, instrument: instrument, on: closes[index].date))
        #expect(reference == 1_322_000)
        #expect(limit.up == 1_718_000)
        #expect(limit.up == closes[index].close)
        #expect(limit.distance(from: closes[index].close) == 0)
    }

    private static func rows(_ name: String) -> [[Substring]] {
        let url = folder.deletingLastPathComponent().appendingPathComponent("reference/\(name)")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    @Test("Ticks change where the exchanges' tables say so")
    func ticksAreThoseOfTheTable() throws {
        let rows = Self.rows("ticks.csv")
        try #require(!rows.isEmpty)
        for row in rows {
            let exchange = try #require(Exchange(rawValue: String(row[0])))
            let from = try #require(Double(row[1]))
            #expect(TickSize.step(at: from, on: exchange) == Double(row[2]), "\(row)")
            guard from > 1 else { continue }
            let below = try #require(TickSize.step(at: from - 0.001, on: exchange))
            #expect(below < (Double(row[2]) ?? 0) || exchange.region == .unitedStates, "\(row)")
        }
    }

    @Test("Tokyo's daily amounts are those of the table on both sides of every step")
    func tokyosLadderIsTheTable() throws {
        let rows = Self.rows("tse_limits.csv").compactMap { row in
            Double(row[0]).flatMap { below in Double(row[1]).map { (below: below, width: $0) } }
        }
        try #require(!rows.isEmpty)
        let instrument = Instrument(inferredFrom: "6857.T")
        let date = try #require(CalendarDate("2026-08-03"))
        for (row, next) in zip(rows, rows.dropFirst()) {
            let under = try #require(PriceLimit(reference: row.below * 0.9, instrument: instrument, on: date))
            #expect(under.up <= row.below * 0.9 + row.width && under.up > row.below * 0.9 + row.width * 0.9, "\(row)")
            let at = try #require(PriceLimit(reference: row.below, instrument: instrument, on: date))
            #expect(at.up == row.below + next.width, "\(row)")
        }
    }
}
