import Foundation
import Market
import Testing

/// Holds the shipped calendars against tables of sessions where they lie beside the project.
@Suite(.enabled(if: TablesBeside.has("calendars/overrides.csv"), "needs the tables of sessions"))
struct RealCalendarTests {
    private static let folder = TablesBeside.folder.appendingPathComponent("calendars")

    private static func rows(_ name: String) -> [[String: String]] {
        guard
            let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8),
            let header = text.split(whereSeparator: \.isNewline).first?.split(separator: ",").map(String.init)
        else { return [] }
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })
        }
    }

    private static let overrides = rows("overrides.csv")

    /// Days that the tables and their overrides have wrong, in the form of the overrides: a typhoon that they do not
    /// know of, and days worked out from the exchanges' rules.
    private static let corrections: [(mic: String, date: String, kind: String)] = [
        ("XTAI", "2026-07-10", "closed"), ("XTAI", "2027-02-02", "closed"), ("XTAI", "2027-02-03", "closed"),
        ("XKRX", "2027-05-03", "closed"), ("XKRX", "2027-11-18", "late_open_10:00_close_16:30"),
    ]

    /// What is known to differ from an exchange's table: by date, how.
    private static func changes(to source: String) -> [String: String] {
        let overridden = overrides.filter { $0["mic"] == source }.map { ($0["date"] ?? "", $0["kind"] ?? "") }
        let corrected = corrections.filter { $0.mic == source }.map { ($0.date, $0.kind) }
        return Dictionary(overridden + corrected, uniquingKeysWith: { _, last in last })
    }

    /// Each exchange and the one whose table holds its sessions.
    private static let sources: [(Exchange, String)] = [
        (.xtai, "XTAI"), (.roco, "XTAI"), (.xkrx, "XKRX"), (.xkos, "XKRX"), (.xtks, "XTKS"), (.xhkg, "XHKG"),
        (.xshg, "XSHG"), (.xshe, "XSHG"), (.xnas, "XNAS"), (.xnys, "XNYS"),
    ]

    @Test("Every session of the tables has its hours, and no other day has one", arguments: sources)
    func everySessionIsThere(exchange: Exchange, source: String) throws {
        let rows = Self.rows(source + "_sessions.csv")
        try #require(!rows.isEmpty)
        let calendar = try #require(exchange.calendar)
        let changed = Self.changes(to: source)
        var dates: Set<CalendarDate> = []
        for row in rows {
            let text = try #require(row["session"])
            let date = try #require(CalendarDate(text))
            if changed[text] == "closed" {
                #expect(calendar.session(on: date) == nil, "\(text)")
                continue
            }
            dates.insert(date)
            let session = try #require(calendar.session(on: date), "\(text)")
            if let kind = changed[text] {
                let times = kind.split(separator: "_").compactMap { TimeOfDay($0) }
                #expect(times.map { exchange.zone.instant(date, $0) } == [session.open, session.close])
                continue
            }
            #expect(session.open == Instant(row["open_utc"] ?? ""), "\(text)")
            #expect(session.close == Instant(row["close_utc"] ?? ""), "\(text)")
            #expect(session.lunch?.lowerBound == Instant(row["break_start_utc"] ?? ""), "\(text)")
            #expect(session.lunch?.upperBound == Instant(row["break_end_utc"] ?? ""), "\(text)")
        }
        let known = calendar.knownDates
        let ours = calendar.sessions(from: known.lowerBound, through: known.upperBound).map(\.date)
        #expect(Set(ours) == dates)
        for row in Self.rows(source + "_holidays.csv") {
            let date = try #require(CalendarDate(row["date"] ?? ""))
            #expect(calendar.holidayName(on: date) != nil, "\(date)")
        }
    }

    @Test("The state turns on the second of the open, the lunch and the close", arguments: sources)
    func theStateTurnsOnTheSecond(exchange: Exchange, source: String) throws {
        let calendar = try #require(exchange.calendar)
        for row in Self.rows(source + "_sessions.csv") {
            guard let date = CalendarDate(row["session"] ?? ""), let session = calendar.session(on: date) else {
                continue
            }
            func phases(around moment: Instant) -> [TradingPhase] {
                [-1, 0, 1].map { calendar.status(at: moment.advanced(seconds: $0)).phase }
            }
            #expect(phases(around: session.open) == [.preOpen, .open, .open])
            let nextOpen = calendar.nextChange(after: session.open.advanced(seconds: -1))
            #expect(nextOpen?.at == session.open)
            if let lunch = session.lunch {
                #expect(phases(around: lunch.lowerBound) == [.open, .lunch, .lunch])
                #expect(phases(around: lunch.upperBound) == [.lunch, .open, .open])
                #expect(calendar.nextChange(after: lunch.lowerBound.advanced(seconds: 1))?.at == lunch.upperBound)
            }
            let around = phases(around: session.close)
            #expect(around[0].isTrading)
            #expect(around[1] == around[2])
            #expect(around[1] != .open && around[1] != around[0])
        }
    }
}
