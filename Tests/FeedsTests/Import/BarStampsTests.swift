import Market
import TestSupport
import Testing

@testable import Feeds

/// Bars that are stamped with their ends are moved to their starts, and no others.
@Suite struct BarStampsTests {
    private static let symbols: [Symbol] = ["2330.TW", "005930.KS", "8035.T", "0981.HK", "688981.SS", "NVDA"]
    private static let lengths = [1, 5, 10, 15, 30, 60]
    /// An ordinary week, and days with other hours in Seoul, Hong Kong and New York.
    private static let days = [
        "2025-11-10", "2025-11-11", "2025-11-12", "2025-11-13", "2025-11-14", "2025-11-28", "2025-12-24",
    ].map(day)

    private static func sessions(_ symbol: Symbol, _ dates: [CalendarDate] = days) throws -> [TradingSession] {
        let calendar = try #require(Instrument(inferredFrom: symbol).exchange?.calendar)
        return dates.compactMap { calendar.session(on: $0) }
    }

    /// The starts of a session's bars.
    private static func starts(_ session: TradingSession, _ minutes: Int) -> [Instant] {
        session.parts.flatMap { part in
            stride(from: part.lowerBound.milliseconds, to: part.upperBound.milliseconds, by: minutes * 60_000)
                .map { Instant(milliseconds: $0) }
        }
    }

    /// The ends of a session's parts at which a bar of starts would begin.
    private static func closings(_ session: TradingSession, _ minutes: Int) -> [Instant] {
        session.parts.filter {
            $0.upperBound.milliseconds(since: $0.lowerBound).isMultiple(of: Int64(minutes) * 60_000)
        }
        .map(\.upperBound)
    }

    /// The ends of the same bars: the last before lunch and before the close may be shorter.
    private static func ends(_ session: TradingSession, _ minutes: Int) -> [Instant] {
        session.parts.flatMap { part in
            stride(from: part.lowerBound.milliseconds, to: part.upperBound.milliseconds, by: minutes * 60_000)
                .map { min(part.upperBound, Instant(milliseconds: $0).advanced(seconds: minutes * 60)) }
        }
    }

    private static func csv(_ times: [Instant]) -> String {
        "time,close\n" + times.enumerated().map { "\($1),\(100 + $0 % 7)" }.joined(separator: "\n")
    }

    private static func jsonLines(_ times: [Instant], _ minutes: Int) -> String {
        times.enumerated().map { #"{"time":"\#($1)","minutes":\#(minutes),"close":\#(100 + $0 % 7)}"# }
            .joined(separator: "\n")
    }

    private static func isShifted(_ text: ImportedText) -> Bool {
        text.report.notes.contains { $0.contains("ends of bars") }
    }

    @Test("Ends become the starts of the same bars", arguments: symbols, lengths)
    func ends(symbol: Symbol, minutes: Int) throws {
        for dates in [Array(Self.days.suffix(3)), Array(Self.days.prefix(1))] {
            let sessions = try Self.sessions(symbol, dates)
            let (ends, starts) = (
                sessions.flatMap { Self.ends($0, minutes) }, sessions.flatMap { Self.starts($0, minutes) }
            )
            for (text, name) in [
                (Self.csv(ends), "\(symbol)_\(minutes)m.csv"), (Self.jsonLines(ends, minutes), "\(symbol).jsonl"),
            ] {
                let result = try ImportedText(text, name: name)
                #expect(result.intraday.map(\.start) == starts)
                #expect(result.intraday.allSatisfy { $0.minutes == minutes })
                let note = "times are ends of bars: shifted by \(minutes) min"
                #expect(result.report.notes.first?.contains(note) == true)
            }
        }
    }

    @Test("Starts stay as they are, whatever is missing of them", arguments: symbols, lengths)
    func starts(symbol: Symbol, minutes: Int) throws {
        var random = SeededGenerator(seed: UInt64(minutes))
        let sessions = try Self.sessions(symbol)
        for count in minutes < 5 ? [1] : [1, 2, sessions.count] {
            for density in [1, 0.97, 0.5] {
                for closing in [true, false] {
                    let times = sessions.suffix(count).flatMap { session in
                        // The trades of an auction at the close have a bar of their own where it begins with them.
                        Self.starts(session, minutes) + (closing ? Self.closings(session, minutes) : [])
                    }
                    let kept = times.filter { _ in Double.random(in: 0..<1, using: &random) < density }
                    let result = try ImportedText(Self.csv(kept), name: "\(symbol)_\(minutes)m.csv")
                    #expect(result.intraday.map(\.start) == kept)
                    #expect(!Self.isShifted(result))
                }
            }
        }
    }

    @Test("Bars that miss now and then are ends, where enough sessions show it") func holes() throws {
        let sessions = try Self.sessions("2330.TW", Self.days)
        let ends = sessions.flatMap { Self.ends($0, 5) }
        let kept = ends.indices.filter { $0 % 25 != 11 }.map { ends[$0] }
        #expect(Self.isShifted(try ImportedText(Self.csv(kept))))
        // One session with a hole may as well be one whose first bar is missing.
        #expect(!Self.isShifted(try ImportedText(Self.csv(Array(kept.prefix(50))))))
    }

    @Test("No bar ends while orders are gathered for the close") func closingAuction() throws {
        let times = try Self.sessions("005930.KS", [day("2025-11-11")]).flatMap { Self.ends($0, 5) }
        let kept = times.filter { $0 != moment("2025-11-11T06:25:00Z") }
        let result = try ImportedText(Self.csv(kept), name: "005930.KS.csv")
        #expect(result.intraday.first?.start == moment("2025-11-11T00:00:00Z"))
        #expect(result.intraday.last?.start == moment("2025-11-11T06:25:00Z"))
    }

    @Test("A morning tells once the afternoon began") func sessionThatGoesOn() throws {
        let ends = try Self.sessions("688981.SS", [day("2026-01-13")]).flatMap { Self.ends($0, 5) }
        let now = moment("2026-01-13T05:20:00Z")
        let result = try ImportedText(Self.csv(ends.filter { $0 <= now }), name: "688981.SS.csv", now: now)
        #expect(result.intraday.last?.start == moment("2026-01-13T05:15:00Z"))
        let morning = ends.filter { $0 <= moment("2026-01-13T03:00:00Z") }
        #expect(!Self.isShifted(try ImportedText(Self.csv(morning), name: "688981.SS.csv", now: now)))
    }

    @Test("Bars by the clock are ends where lunch shows it, else they are not touched") func byTheClock() throws {
        let hongKong = ["02", "03", "04", "06", "07", "08"].map { moment("2025-11-11T\($0):00:00Z") }
        let result = try ImportedText(Self.csv(hongKong), name: "0981.HK_60m.csv")
        let starts = ["01:30", "02:00", "03:00", "05:00", "06:00", "07:00"].map { moment("2025-11-11T\($0):00Z") }
        #expect(result.intraday.map(\.start) == starts)
        // An hour after the close with its bar before the open cut off looks the same.
        let american = (15...21).map { moment("2025-11-11T\($0):00:00Z") }
        #expect(!Self.isShifted(try ImportedText(Self.csv(american), name: "NVDA_60m.csv")))
    }

    @Test("Trading before the open and after the close tells nothing") func extendedHours() throws {
        let open = moment("2025-11-11T09:00:00Z")
        for offset in [0, 5] {
            let times = (0..<192).map { open.advanced(seconds: ($0 * 5 + offset) * 60) }
            #expect(!Self.isShifted(try ImportedText(Self.csv(times), name: "NVDA.csv")))
        }
    }

    @Test("One instrument with a bar of the opening keeps its exchange's bars, and no other's") func pooled() throws {
        func rows(_ symbol: Symbol, _ times: [Instant]) -> [String] { times.map { "\(symbol),\($0),1" } }
        let dates = [day("2025-11-11"), day("2025-11-12")]
        let taipei = try Self.sessions("2330.TW", dates), seoul = try Self.sessions("005930.KS", dates)
        let rows2330 = rows("2330.TW", taipei.flatMap { Self.ends($0, 5) })
        let rows2454 = rows("2454.TW", taipei.flatMap { Self.starts($0, 5) })
        let korean = rows("005930.KS", seoul.flatMap { Self.ends($0, 5) })
        let text = "symbol,time,close\n" + (rows2330 + rows2454 + korean).joined(separator: "\n")
        let result = try ImportedText(text, name: "all.csv")
        let firsts = Dictionary(
            grouping: result.records.compactMap { record -> (Symbol, Instant)? in
                if case .intraday(let symbol, let bar, _) = record { (symbol, bar.start) } else { nil }
            }, by: \.0
        ).mapValues { $0.map(\.1).min() }
        #expect(firsts["2330.TW"] == moment("2025-11-11T01:05:00Z"))
        #expect(firsts["2454.TW"] == moment("2025-11-11T01:00:00Z"))
        #expect(firsts["005930.KS"] == moment("2025-11-11T00:00:00Z"))
    }

    @Test("What follows the first rows is read like them") func longFiles() throws {
        let calendar = try #require(Exchange.xkrx.calendar)
        let sessions = calendar.sessions(from: day("2025-06-02"), through: day("2025-12-30"))
        let seoul = sessions.flatMap { Self.ends($0, 10) }.map { "005930.KS,\($0),1" }
        let taipei = try Self.sessions("2330.TW").flatMap { Self.ends($0, 10) }.map { "2330.TW,\($0),1" }
        #expect(seoul.count > 5000)
        let result = try ImportedText("symbol,time,close\n" + (seoul + taipei).joined(separator: "\n"), chunk: 4096)
        let closes = Set(result.intraday.map(\.end)).intersection(sessions.map(\.close))
        #expect(closes.count == sessions.count)
        #expect(result.intraday.last?.start == moment("2025-12-24T05:20:00Z"))
        #expect(result.report.badLines == 0)
    }

    @Test("Times without a zone are the exchange's, and ends") func timesWithoutAZone() throws {
        let rows = (55...92).map { minute in
            let time = minute * 10
            return "2025-11-11 \(time / 60 < 10 ? "0" : "")\(time / 60):\(time % 60 == 0 ? "00" : "\(time % 60)"),1"
        }
        let result = try ImportedText(
            "datetime,close\n" + (rows + ["2025-11-11 15:30,1"]).joined(separator: "\n"), name: "005930.KS.csv")
        #expect(result.intraday.first?.start == moment("2025-11-11T00:00:00Z"))
        #expect(result.intraday.last?.start == moment("2025-11-11T06:20:00Z"))
    }
}
