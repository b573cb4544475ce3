import FeedTestSupport
import Foundation
import Market
import Testing

@testable import Providers

/// Sends real bars, where they lie beside the project, through a chart as Yahoo would write it: in single precision,
/// each stamped with its session's open.
@Suite(.enabled(if: RecordedAnswers.arePresent)) struct RealBarsTests {
    private static let symbols: [String] = RecordedAnswers.names(in: "bars")
        .filter { $0.hasSuffix(".csv") && !$0.contains("_") && !$0.contains("monthly") }
        .map { String($0.dropLast(4)) }

    private static func fields(of symbol: String) throws -> [(date: CalendarDate, values: [Double?])] {
        let text = String(decoding: try RecordedAnswers.bytes("bars/\(symbol).csv"), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return CalendarDate(fields[0]).map { ($0, fields.dropFirst().prefix(5).map { Double($0) }) }
        }
    }

    private func stamp(_ date: CalendarDate, _ instrument: Instrument) -> Int64 {
        let clock = SessionClock(instrument, calendars: .shipped)
        if instrument.kind == .fx { return clock.start(of: date).milliseconds / 1000 }
        let open = clock.session(on: date)?.open ?? instrument.zone.instant(date, TimeOfDay(9, 30))
        return open.milliseconds / 1000
    }

    @Test(arguments: symbols)
    func everyBarComesBack(symbol: String) throws {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        let rows = try Self.fields(of: symbol).filter { $0.values[3] != nil }
        var body = ChartBody(symbol, currency: instrument.currency?.code ?? "USD")
        func single(_ value: Double?) -> String { value.map { "\(Double(Float($0)))" } ?? "null" }
        for (date, values) in rows {
            body.rows.append(
                ChartBody.Row(
                    time: stamp(date, instrument), open: single(values[0]), high: single(values[1]),
                    low: single(values[2]), close: single(values[3]),
                    volume: values[4].map { "\($0)" } ?? "null"))
        }
        let batch = try YahooProvider().read(
            body.text, for: .daily(instrument.symbol, from: try day("1970-01-01"), through: try day("2026-12-31")),
            at: "2026-12-31T12:00:00Z")
        let bars = Dictionary(
            (batch.daily[instrument.symbol] ?? []).map { ($0.date, $0) }, uniquingKeysWith: { first, _ in first })
        let missing = rows.map(\.date).filter { bars[$0] == nil }
        // Rates and an index among them have rows of weekends and of a holiday, which belong to no session.
        let clock = SessionClock(instrument, calendars: .shipped)
        #expect(missing.allSatisfy(clock.hasNoSession), "\(missing)")
        #expect(bars.count == rows.count - missing.count && missing.count <= 4)
        #expect(Set(batch.dropped.map(\.field)).isSubset(of: ["timestamp"]))
        for (date, values) in rows {
            guard let bar = bars[date] else { continue }
            for (sent, read) in zip(values.prefix(4), [bar.open, bar.high, bar.low, bar.close]) {
                guard let sent, sent != 0, let read else { continue }
                // Single precision keeps seven digits, and the eighth of these adjusted prices is lost.
                #expect(abs(read - sent) <= sent * 1.2e-7, "\(date): \(sent) became \(read)")
            }
        }
    }
}
