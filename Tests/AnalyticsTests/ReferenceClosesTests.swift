import Analytics
import Market
import Testing

@Suite struct ReferenceClosesTests {
    private func references(
        _ history: [DatedClose], latest: String, isNewest: Bool = true, today: String, listedOn: String? = nil,
        offer: Double? = nil
    ) -> ReferenceCloses {
        ReferenceCloses(
            of: share(listedOn: listedOn), latest: (date(latest), isNewest), today: date(today), offerPrice: offer,
            firstClose: { history.first }, closeOnOrBefore: { history.last(onOrBefore: $0) })
    }

    static let history = closes([
        "2025-01-14": 50, "2025-01-15": 51, "2025-12-12": 80, "2025-12-15": 81, "2025-12-31": 90, "2026-01-02": 91,
        "2026-01-06": 92, "2026-01-07": 93, "2026-01-13": 99, "2026-01-14": 100,
    ])

    @Test(arguments: [
        (Period.day, "2026-01-13"), (.week, "2026-01-07"), (.month, "2025-12-12"), (.yearToDate, "2025-12-31"),
        (.year, "2025-01-14"),
    ])
    func eachPeriodCountsFromItsOwnClose(period: Period, from: String) {
        let references = references(Self.history, latest: "2026-01-14", today: "2026-01-14")
        #expect(references.closes[period]?.date == date(from))
        #expect(!references.isSinceListing)
    }

    @Test(arguments: [("2026-01-01", true), ("2025-12-31", true), ("2025-12-30", false)])
    func aHoleOfMoreThanFourteenDaysGivesNoReturn(close: String, isKnown: Bool) {
        let history = closes([close: 90, "2026-01-15": 100])
        let references = references(history, latest: "2026-01-15", today: "2026-01-15")
        #expect((references.closes[.day] != nil) == isKnown)
    }

    @Test(
        arguments: [
            // The newest close is still the old year's last: nothing has happened yet.
            ("2025-12-31", true, "2026-01-02", 90.0),
            // A session has passed without a price: nothing can be said.
            ("2025-12-31", false, "2026-01-05", nil),
            ("2026-01-02", true, "2026-01-02", 90.0),
            ("2026-01-02", false, "2026-01-14", 90.0),
        ] as [(String, Bool, String, Double?)])
    func theFirstDaysOfAYear(latest: String, isNewest: Bool, today: String, close: Double?) {
        let references = references(Self.history, latest: latest, isNewest: isNewest, today: today)
        #expect(references.closes[.yearToDate]?.close == close)
    }

    @Test(arguments: [(nil, 30.0, "2026-01-08"), (19.6, 19.6, "2026-01-02")] as [(Double?, Double, String)])
    func aShareListedThisYearCountsFromItsListing(offer: Double?, close: Double, from: String) {
        let history = closes(["2026-01-08": 30, "2026-01-13": 33])
        let references = references(
            history, latest: "2026-01-13", today: "2026-01-14", listedOn: "2026-01-02", offer: offer)
        #expect(references.closes[.yearToDate] == DatedClose(date: date(from), close: close))
        #expect(references.isSinceListing)
        #expect(references.closes[.year] == nil)
    }

    @Test func aShareListedLastYearNeedsItsClose() {
        let references = references(
            closes(["2026-01-08": 30, "2026-01-13": 33]), latest: "2026-01-13", today: "2026-01-14",
            listedOn: "2025-06-02", offer: 10)
        #expect(references.closes[.yearToDate] == nil)
        #expect(!references.isSinceListing)
    }

    @Test(arguments: [
        (Period.week, 20, true), (.week, 21, false), (.month, 30, true), (.month, 31, false), (.year, 31, false),
    ])
    func anOldPriceSaysNothingOfThePeriodUpToToday(period: Period, age: Int, isKnown: Bool) {
        let today = date("2026-01-14").advanced(days: age).description
        let references = references(Self.history, latest: "2026-01-14", today: today)
        #expect((references.closes[period] != nil) == isKnown)
    }

    @Test(
        arguments: [("2026-01-01", nil), ("2026-01-02", 1.0), ("2026-01-05", 1), ("2026-01-06", 2), ("2027-01-01", 3)]
            as [(String, Double?)])
    func theLastCloseOnOrBefore(day: String, close: Double?) {
        let series = closes(["2026-01-02": 1, "2026-01-06": 2, "2026-01-09": 3])
        #expect(series.last(onOrBefore: date(day))?.close == close)
        #expect([DatedClose]().last(onOrBefore: date(day)) == nil)
    }
}
