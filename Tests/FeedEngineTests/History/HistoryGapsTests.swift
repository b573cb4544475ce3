import Market
import Testing

@testable import FeedEngine

@Suite struct HistoryGapsTests {
    private let gaps = HistoryGaps(calendar: Exchange.xtai.calendar)

    private func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(daysSince1970: 0) }

    private func sessions(_ first: String, _ last: String) -> Set<CalendarDate> {
        Set(Exchange.xtai.calendar?.sessions(from: date(first), through: date(last)).map(\.date) ?? [])
    }

    private func texts(_ ranges: [ClosedRange<CalendarDate>]) -> [String] {
        ranges.map { "\($0.lowerBound) \($0.upperBound)" }
    }

    @Test func anEmptyCacheLacksEverythingNewestFirst() {
        let ranges = gaps.ranges(
            wanted: date("2021-01-13")...date("2026-01-13"), have: [], mark: nil, today: date("2026-01-14"))
        #expect(texts(ranges) == ["2024-01-15 2026-01-13", "2022-01-13 2024-01-12", "2021-01-13 2022-01-12"])
    }

    @Test func holidaysAreNoGaps() {
        let ranges = gaps.ranges(
            wanted: date("2026-02-01")...date("2026-03-02"), have: sessions("2026-02-01", "2026-03-02"), mark: nil,
            today: date("2026-03-03"))
        #expect(ranges.isEmpty)
    }

    @Test func aMissingSessionIsAGapAndNearOnesGoTogether() {
        var have = sessions("2025-01-01", "2025-12-31")
        for missing in ["2025-03-03", "2025-03-06", "2025-10-15"] { have.remove(date(missing)) }
        let ranges = gaps.ranges(
            wanted: date("2025-01-01")...date("2025-12-31"), have: have, mark: nil, today: date("2026-01-14"))
        #expect(texts(ranges) == ["2025-10-15 2025-10-15", "2025-03-03 2025-03-06"])
    }

    @Test func whatNoSourceHadIsLeftAloneForAWeek() {
        let mark = HistoryMark(
            from: date("2025-01-01"), through: date("2026-01-13"), checkedOn: date("2026-01-14"))
        let have = sessions("2025-01-01", "2026-01-13").subtracting([date("2025-10-15")])
        for (today, expected) in [("2026-01-15", 0), ("2026-01-20", 0), ("2026-01-21", 1)] {
            let ranges = gaps.ranges(
                wanted: date("2025-01-01")...date("2026-01-13"), have: have, mark: mark, today: date(today))
            #expect(ranges.count == expected, "\(today)")
        }
    }

    @Test func daysThatNoCalendarKnowsAreAskedForOnce() {
        let mark = HistoryMark(
            from: date("2021-01-13"), through: date("2023-12-29"), checkedOn: date("2025-01-01"))
        let ranges = gaps.ranges(
            wanted: date("2021-01-13")...date("2023-12-29"), have: [], mark: mark, today: date("2026-01-14"))
        #expect(ranges.isEmpty)
    }

    @Test func aMarkGrowsAndIsWrittenAndRead() throws {
        var mark = HistoryMark(from: date("2024-01-15"), through: date("2026-01-13"))
        mark.extend(date("2022-01-14")...date("2024-01-12"), isLast: false)
        #expect(mark.text == "2022-01-14 2026-01-13 -")
        mark.checkedOn = date("2026-01-14")
        #expect(HistoryMark(mark.text) == mark)
        mark.extend(date("2015-01-01")...date("2016-01-01"), isLast: false)
        #expect(mark.text == "2022-01-14 2026-01-13 2026-01-14", "apart, and more between is missing")
        mark.extend(date("2015-01-01")...date("2016-01-01"), isLast: true)
        #expect(mark.text == "2015-01-01 2026-01-13 2026-01-14", "nothing between is missing any more")
        #expect(HistoryMark("nonsense") == nil)
    }
}

@Suite struct SplitNoticeTests {
    private func bars(_ closes: [Double]) -> [DailyBar] {
        closes.enumerated().map { DailyBar(date: CalendarDate(daysSince1970: 20_000 + $0), close: $1) }
    }

    private func factor(_ old: [Double], _ new: [Double]) -> Double? {
        SplitNotice.factor(
            old: Dictionary(uniqueKeysWithValues: bars(old).map { ($0.date, $0.close) }), new: bars(new))
    }

    @Test func theSameFactorEveryDayIsASplit() throws {
        let found = try #require(factor([100, 110, 120, 130], [25.01, 27.5, 30, 32.49]))
        #expect(abs(found - 0.25) < 0.001)
    }

    @Test(arguments: [
        ([100.0, 110, 120], [100.0, 110, 120]), ([100, 110, 120], [101, 111, 121]), ([100, 110], [50, 55]),
        ([100, 110, 120, 130], [50, 110, 120, 130]), ([100, 110, 120], [90, 121, 60]),
    ])
    func otherDifferencesAreNone(old: [Double], new: [Double]) {
        #expect(factor(old, new) == nil)
    }
}
