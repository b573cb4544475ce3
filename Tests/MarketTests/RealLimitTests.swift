import Foundation
import Market
import Testing

/// Holds the price limits against real closes where they lie beside the project, and passes where not.
@Suite struct RealLimitTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/data/bars")

    private static let symbols: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".csv") && !$0.contains("_") }.map { String($0.dropLast(4)) }
            .filter { $0.hasSuffix(".TW") || $0.hasSuffix(".TWO") || $0.hasSuffix(".KS") }.sorted()
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

    @Test(arguments: symbols)
    func noCloseLiesOutside(symbol: String) throws {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        let calendar = try #require(instrument.exchange?.calendar)
        let closes = Self.closes(of: symbol)
        for (before, now) in zip(closes, closes.dropFirst()) {
            // Only from one session to the next, where the calendar knows both, says a close anything of the limits.
            guard !Self.exceptions.contains("\(symbol) \(now.date)"),
                calendar.sessionCount(from: before.date, through: now.date) == 2,
                let limit = PriceLimit(reference: before.close, instrument: instrument, on: now.date)
            else { continue }
            // Adjusted closes are off the tick, and so are limits worked out from them: by a tick at either end.
            let slack = (TickSize.step(at: now.close, on: calendar.exchange) ?? 0) * 2
            #expect(now.close <= limit.up + slack, "\(now.date): \(now.close) above \(limit.up)")
            #expect(now.close >= limit.down - slack, "\(now.date): \(now.close) below \(limit.down)")
        }
    }

    @Test func skHynixClosesAtItsLimit() throws {
        let closes = Self.closes(of: "000660.KS")
        guard let index = closes.firstIndex(where: { $0.date.description == "2026-07-31" }), index > 0 else { return }
        let instrument = Instrument(inferredFrom: "000660.KS")
        let reference = closes[index - 1].close
        let limit = try #require(PriceLimit(reference: reference, instrument: instrument, on: closes[index].date))
        #expect(limit.up == closes[index].close)
        #expect(limit.distance(from: closes[index].close) == 0)
    }
}
