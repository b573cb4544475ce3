import Analytics
import Market
import Testing

/// Taipei trades from 01:00 to 05:30 UTC.
@Suite struct LatestPriceTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        var quote: String?
        var intraday: String?
        var bar: String?
        let moment: String
        /// 1 the bar's, 2 the intraday bar's, 3 the quote's; nil where nothing is known.
        let price: Double?
    }

    static let cases = [
        Case(testDescription: "nothing", moment: "2026-01-14T02:00:00Z", price: nil),
        Case(testDescription: "only a bar", bar: "2026-01-13", moment: "2026-01-14T02:00:00Z", price: 1),
        Case(
            testDescription: "a quote of a later session than the bar", quote: "2026-01-14T01:01:00Z",
            bar: "2026-01-13", moment: "2026-01-14T02:00:00Z", price: 3),
        Case(
            testDescription: "an old quote and a later bar", quote: "2026-01-12T05:30:00Z", bar: "2026-01-13",
            moment: "2026-01-14T02:00:00Z", price: 1),
        Case(
            testDescription: "a quote from after the moment", quote: "2026-01-14T02:00:01Z", bar: "2026-01-13",
            moment: "2026-01-14T02:00:00Z", price: 1),
        Case(
            testDescription: "only a quote from after the moment", quote: "2026-01-14T02:00:01Z",
            moment: "2026-01-14T02:00:00Z", price: nil),
        Case(
            testDescription: "the session's own bar while it is open", quote: "2026-01-14T01:30:00Z",
            bar: "2026-01-14", moment: "2026-01-14T02:00:00Z", price: 3),
        Case(
            testDescription: "after the close, a quote from noon", quote: "2026-01-14T04:00:00Z", bar: "2026-01-14",
            moment: "2026-01-14T05:30:00Z", price: 1),
        Case(
            testDescription: "after the close, a quote of the last ten minutes loses to the official close",
            quote: "2026-01-14T05:20:00Z",
            bar: "2026-01-14", moment: "2026-01-14T06:00:00Z", price: 1),
        Case(
            testDescription: "after the close, a quote made after it", quote: "2026-01-14T05:30:01Z",
            bar: "2026-01-14", moment: "2026-01-14T06:00:00Z", price: 3),
        Case(
            testDescription: "after the close, the last intraday bar loses to the official close",
            intraday: "2026-01-14T05:25:00Z", bar: "2026-01-14", moment: "2026-01-14T06:00:00Z", price: 1),
        Case(
            testDescription: "a quote stamped on a Saturday belongs to Friday's session",
            quote: "2026-01-17T04:00:00Z", bar: "2026-01-16", moment: "2026-01-17T06:00:00Z", price: 3),
        Case(
            testDescription: "a bar of a session that has not begun is not known yet", bar: "2026-01-15",
            moment: "2026-01-14T23:00:00Z", price: nil),
        Case(
            testDescription: "an intraday bar that is over", intraday: "2026-01-14T01:55:00Z", bar: "2026-01-13",
            moment: "2026-01-14T02:00:00Z", price: 2),
        Case(
            testDescription: "an intraday bar that is not over", intraday: "2026-01-14T01:56:00Z",
            bar: "2026-01-13", moment: "2026-01-14T02:00:00Z", price: 1),
        Case(
            testDescription: "a quote newer than the intraday bar", quote: "2026-01-14T02:01:00Z",
            intraday: "2026-01-14T01:55:00Z", moment: "2026-01-14T02:10:00Z", price: 3),
        Case(
            testDescription: "a quote older than the intraday bar", quote: "2026-01-14T01:59:00Z",
            intraday: "2026-01-14T01:55:00Z", moment: "2026-01-14T02:10:00Z", price: 2),
    ]

    @Test(arguments: cases)
    func theNewestThatIsKnown(_ example: Case) {
        let latest = LatestPrice(
            of: share(),
            quote: example.quote.map { Quote(symbol: "9999.TW", price: 3, time: instant($0), source: "test") },
            intraday: example.intraday.map { IntradayBar(start: instant($0), minutes: 5, close: 2) },
            lastBar: example.bar.map { DatedClose(date: date($0), close: 1) }, at: instant(example.moment))
        #expect(latest?.price == example.price)
        #expect((latest?.time).map { $0 <= instant(example.moment) } ?? true)
    }

    @Test(arguments: [(0, nil), (59, nil), (60, 3.0), (120, 3.0)] as [(Int, Double?)])
    func aFeedsClockMayBeAhead(tolerance: Int, price: Double?) {
        let quote = Quote(symbol: "9999.TW", price: 3, time: instant("2026-01-14T02:01:00Z"), source: "test")
        let latest = LatestPrice(
            of: share(), quote: quote, intraday: nil, lastBar: nil, at: instant("2026-01-14T02:00:00Z"),
            tolerance: tolerance)
        #expect(latest?.price == price)
    }

    /// A rate has no exchange; its bar of today is still being made.
    @Test(arguments: [("2026-01-14T11:00:00Z", 3.0), ("2026-01-14T21:59:59Z", 3.0), ("2026-01-14T22:00:00Z", 1.0)])
    func aRatesQuoteBeatsItsUnfinishedBar(moment: String, price: Double) {
        let quote = Quote(symbol: "TWD=X", price: 3, time: instant("2026-01-14T10:59:00Z"), source: "test")
        let latest = LatestPrice(
            of: Instrument(inferredFrom: "TWD=X"), quote: quote, intraday: nil,
            lastBar: DatedClose(date: date("2026-01-14"), close: 1), at: instant(moment))
        #expect(latest?.price == price)
    }

    @Test("The last bar of a session is over with it", arguments: [("05:00:00", 60), ("05:30:00", 5), ("05:25:00", 5)])
    func lastBars(start: String, minutes: Int) {
        let moment = instant("2026-01-14T07:00:00Z")
        let intraday = IntradayBar(start: instant("2026-01-14T\(start)Z"), minutes: minutes, close: 2)
        let close = Quote(symbol: "9999.TW", price: 3, time: instant("2026-01-14T05:30:00Z"), source: "test")
        func latest(_ quote: Quote?) -> LatestPrice? {
            LatestPrice(of: share(), quote: quote, intraday: intraday, lastBar: nil, at: moment)
        }
        #expect(latest(nil)?.price == 2 && latest(nil)?.time == close.time)
        // The price of the close is not older than it.
        #expect(latest(close)?.price == 3)
    }

    @Test("Trading after the close has its own time") func afterHours() {
        let intraday = IntradayBar(start: instant("2026-01-14T21:30:00Z"), minutes: 5, close: 2)
        let latest = LatestPrice(
            of: Instrument(inferredFrom: "NVDA"), quote: nil, intraday: intraday, lastBar: nil,
            at: instant("2026-01-14T23:00:00Z"))
        #expect(latest?.time == instant("2026-01-14T21:35:00Z"))
    }

    @Test func aSourceIsOnlyAName() {
        let quote = Quote(symbol: "9999.TW", price: 3, time: instant("2026-01-14T01:10:00Z"), source: "daily bar")
        let intraday = IntradayBar(start: instant("2026-01-14T01:00:00Z"), minutes: 5, close: 2)
        let latest = LatestPrice(
            of: share(), quote: quote, intraday: intraday, lastBar: nil, at: instant("2026-01-14T06:00:00Z"))
        #expect(latest?.price == 3)
    }

    @Test func theDateIsTheExchangesOwn() {
        let quote = Quote(symbol: "NVDA", price: 3, time: instant("2026-01-14T01:00:00Z"), source: "test")
        let latest = LatestPrice(
            of: Instrument(inferredFrom: "NVDA"), quote: quote, intraday: nil, lastBar: nil,
            at: instant("2026-01-14T02:00:00Z"))
        #expect(latest?.date == date("2026-01-13"))
    }
}
