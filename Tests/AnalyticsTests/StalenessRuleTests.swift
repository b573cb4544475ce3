import Analytics
import Market
import Testing

@Suite struct StalenessRuleTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        var symbol: Symbol = "9999.TW"
        let time: String
        let moment: String
        let staleness: Staleness
    }

    /// Taipei 01:00 to 05:30 UTC; Hong Kong 01:30 to 08:00 with lunch from 04:00 to 05:00; New York 14:30 to 21:00.
    static let cases = [
        Case(
            testDescription: "open, just now", time: "2026-01-14T02:00:00Z", moment: "2026-01-14T02:00:00Z",
            staleness: .current),
        Case(
            testDescription: "open, 30 minutes", time: "2026-01-14T02:00:00Z", moment: "2026-01-14T02:30:59Z",
            staleness: .current),
        Case(
            testDescription: "open, 31 minutes", time: "2026-01-14T02:00:00Z", moment: "2026-01-14T02:31:00Z",
            staleness: .minutesBehind(31)),
        Case(
            testDescription: "open for less than 30 minutes, price of the session before",
            time: "2026-01-13T05:30:00Z", moment: "2026-01-14T01:30:00Z", staleness: .current),
        Case(
            testDescription: "open for more than 30 minutes, price of the session before",
            time: "2026-01-13T05:30:00Z", moment: "2026-01-14T01:31:00Z", staleness: .sessionsBehind(1)),
        Case(
            testDescription: "before the open", time: "2026-01-13T05:30:00Z", moment: "2026-01-14T00:30:00Z",
            staleness: .current),
        Case(
            testDescription: "before the open, two sessions back", time: "2026-01-12T05:30:00Z",
            moment: "2026-01-14T00:30:00Z", staleness: .sessionsBehind(1)),
        Case(
            testDescription: "before the open, the last session's noon", time: "2026-01-13T04:00:00Z",
            moment: "2026-01-14T00:30:00Z", staleness: .minutesBehind(90)),
        Case(
            testDescription: "an indication before the open", time: "2026-01-14T00:45:00Z",
            moment: "2026-01-14T00:50:00Z", staleness: .current),
        Case(
            testDescription: "after the close", time: "2026-01-14T05:10:00Z", moment: "2026-01-14T12:00:00Z",
            staleness: .current),
        Case(
            testDescription: "after the close, from noon", time: "2026-01-14T04:00:00Z",
            moment: "2026-01-14T12:00:00Z", staleness: .minutesBehind(90)),
        Case(
            testDescription: "weekend", time: "2026-01-16T05:30:00Z", moment: "2026-01-18T12:00:00Z",
            staleness: .current),
        Case(
            testDescription: "Monday before the open", time: "2026-01-16T05:30:00Z", moment: "2026-01-18T23:00:00Z",
            staleness: .current),
        Case(
            testDescription: "in the Lunar New Year holidays", time: "2026-02-11T05:30:00Z",
            moment: "2026-02-18T03:00:00Z", staleness: .current),
        Case(
            testDescription: "after the Lunar New Year holidays", time: "2026-02-11T05:30:00Z",
            moment: "2026-02-23T03:00:00Z", staleness: .sessionsBehind(1)),
        Case(
            testDescription: "lunch does not age", symbol: "1347.HK", time: "2026-01-14T03:45:00Z",
            moment: "2026-01-14T05:10:00Z", staleness: .current),
        Case(
            testDescription: "both sides of lunch count", symbol: "1347.HK", time: "2026-01-14T03:45:00Z",
            moment: "2026-01-14T05:20:00Z", staleness: .minutesBehind(35)),
        Case(
            testDescription: "a half day's close is its close", symbol: "1347.HK", time: "2026-12-24T04:00:00Z",
            moment: "2026-12-24T08:00:00Z", staleness: .current),
        Case(
            testDescription: "a half day in New York", symbol: "NVDA", time: "2026-11-27T18:00:00Z",
            moment: "2026-11-28T12:00:00Z", staleness: .current),
        Case(
            testDescription: "beyond the known calendar", time: "2027-12-30T05:30:00Z",
            moment: "2028-01-14T03:00:00Z", staleness: .unknown),
        Case(
            testDescription: "a price of another century", time: "1970-01-02T05:30:00Z",
            moment: "2024-01-03T00:00:00Z", staleness: .sessionsBehind(1)),
        Case(
            testDescription: "a rate on Monday, of Friday", symbol: "TWD=X", time: "2026-01-16T21:00:00Z",
            moment: "2026-01-19T12:00:00Z", staleness: .current),
        Case(
            testDescription: "a rate on Monday, of Thursday", symbol: "TWD=X", time: "2026-01-15T21:00:00Z",
            moment: "2026-01-19T12:00:00Z", staleness: .sessionsBehind(1)),
        Case(
            testDescription: "a rate on Sunday, of Friday", symbol: "TWD=X", time: "2026-01-16T21:00:00Z",
            moment: "2026-01-18T12:00:00Z", staleness: .current),
        Case(
            testDescription: "a rate on Tuesday, of Friday", symbol: "TWD=X", time: "2026-01-16T21:00:00Z",
            moment: "2026-01-20T12:00:00Z", staleness: .sessionsBehind(1)),
    ]

    @Test(arguments: cases)
    func staleness(_ example: Case) {
        let instrument = Instrument(inferredFrom: example.symbol)
        let time = instant(example.time)
        let result = StalenessRule.staleness(
            of: instrument, time: time, date: instrument.zone.local(time).date, at: instant(example.moment))
        #expect(result == example.staleness)
    }
}
