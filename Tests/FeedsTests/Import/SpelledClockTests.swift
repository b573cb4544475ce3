import Market
import Testing

@testable import Feeds

/// Times without a zone are read on the clock that the sessions fit.
@Suite struct SpelledClockTests {
    private static func rows(_ symbol: Symbol, from first: String, through last: String, every minutes: Int) -> [String]
    {
        let (first, last) = (moment(first), moment(last))
        return stride(from: first.milliseconds, through: last.milliseconds, by: minutes * 60_000).map {
            let text = "\(Instant(milliseconds: $0))"
            return "\(symbol),\(text.prefix(10)) \(text.dropFirst(11).prefix(8)),1"
        }
    }

    private static func text(_ rows: [String]) -> String { "symbol,time,close\n" + rows.joined(separator: "\n") }

    private static func firsts(_ text: ImportedText) -> [Symbol: Instant] {
        text.records.reduce(into: [:]) { firsts, record in
            guard case .intraday(let symbol, let bar, _) = record else { return }
            firsts[symbol] = min(firsts[symbol] ?? bar.start, bar.start)
        }
    }

    @Test("In a file of several exchanges each has its own clock") func severalExchanges() throws {
        let seoul = Self.rows("005930.KS", from: "2026-01-13T09:00:00Z", through: "2026-01-13T15:25:00Z", every: 5)
        let taipei = Self.rows("2330.TW", from: "2026-01-13T09:00:00Z", through: "2026-01-13T13:25:00Z", every: 5)
        let newYork = Self.rows("MU", from: "2026-01-13T09:30:00Z", through: "2026-01-13T15:55:00Z", every: 5)
        let result = try ImportedText(Self.text(seoul + taipei + newYork), name: "all.csv")
        #expect(
            Self.firsts(result) == [
                "005930.KS": moment("2026-01-13T00:00:00Z"), "2330.TW": moment("2026-01-13T01:00:00Z"),
                "MU": moment("2026-01-13T14:30:00Z"),
            ])
        #expect(result.report.notes.first?.contains("read as each exchange's own time") == true)
    }

    @Test("Sessions that fit one other clock from end to end are read on it") func otherClocks() throws {
        let warsaw = Self.rows("MU", from: "2026-01-13T15:30:00Z", through: "2026-01-13T21:55:00Z", every: 5)
        let result = try ImportedText(Self.text(warsaw), name: "mu.csv")
        #expect(Self.firsts(result) == ["MU": moment("2026-01-13T14:30:00Z")])
        #expect(result.report.notes.first?.contains("read as Central European time") == true)
        // A part of a day fits more than one clock.
        let part = try ImportedText(Self.text(Array(warsaw.prefix(20))), name: "mu.csv")
        #expect(Self.firsts(part) == ["MU": moment("2026-01-13T15:30:00Z")])
    }

    @Test("Bars of JSON Lines without a zone are read like those of CSV, while the session goes on too")
    func jsonLines()
        throws
    {
        func lines(_ hours: ClosedRange<Int>) -> String {
            hours.map { hour in
                let time = "2026-01-14T\(hour < 10 ? "0" : "")\(hour):00:00"
                return #"{"symbol":"2330.TW","time":"\#(time)","minutes":60,"close":\#(hour)}"#
            }.joined(separator: "\n")
        }
        let now = moment("2026-01-14T03:30:00Z")
        let local = try ImportedText(lines(9...11), name: "a.jsonl", now: now)
        #expect(local.intraday.map(\.start) == [1, 2, 3].map { moment("2026-01-14T0\($0):00:00Z") })
        #expect(local.report.notes.first?.contains("read as Taipei time") == true)
        #expect(local.report.badLines == 0)
        let utc = try ImportedText(lines(1...3), name: "a.jsonl", now: now)
        #expect(utc.intraday.map(\.start) == [1, 2, 3].map { moment("2026-01-14T0\($0):00:00Z") })
        // What lies ahead on that clock too is in the future.
        let future = try ImportedText(lines(9...13), name: "a.jsonl", now: now)
        #expect(future.intraday.count == 3 && future.report.badLines == 2)
    }

    @Test(
        "UTC stays UTC, with and without trading beside the session",
        arguments: [("14:30", "20:55"), ("09:00", "23:55")])
    func utc(first: String, last: String) throws {
        let rows = Self.rows("MU", from: "2026-01-13T\(first):00Z", through: "2026-01-13T\(last):00Z", every: 5)
        let result = try ImportedText(Self.text(rows), name: "mu.csv")
        #expect(Self.firsts(result) == ["MU": moment("2026-01-13T\(first):00Z")])
        #expect(result.report.notes.first?.contains("--zone to choose") == (first == "09:00"))
    }
}
