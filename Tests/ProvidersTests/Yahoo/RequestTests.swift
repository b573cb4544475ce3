import Market
import Testing

@testable import Providers

@Suite struct RequestTests {
    private let provider = YahooProvider()

    private func urls(_ needs: ProviderNeed...) -> [String] {
        provider.requests(for: needs, access: nil).map(\.url)
    }

    @Test func quotesGoTogetherInTwenties() {
        let symbols = (1...30).map { Symbol(rawValue: "S\($0)") }
        let requests = provider.requests(
            for: [.quotes(Array(symbols[..<25])), .quotes(Array(symbols[20...]))], access: nil)
        #expect(requests.map { $0.need?.symbols.count } == [20, 10])
        #expect(requests.flatMap { $0.need?.symbols ?? [] } == symbols)
        #expect(requests[0].url.hasPrefix("https://query1.finance.yahoo.com/v7/finance/spark?symbols=S1,S2,"))
    }

    @Test func signsAreEscaped() {
        #expect(
            urls(.quotes(["^NDX", "TWD=X", "M&M.NS"])) == [
                "https://query1.finance.yahoo.com/v7/finance/spark?symbols=%5ENDX,TWD%3DX,M%26M.NS&range=1d&interval=5m"
                    + "&indicators=close&includeTimestamps=false&includePrePost=false"
            ])
    }

    @Test(arguments: [
        // From midnight to midnight on the exchange's own clock; London's for rates.
        ("2330.TW", "2026-01-05T16:00:00Z", "2026-01-14T16:00:00Z"),
        ("NVDA", "2026-01-06T05:00:00Z", "2026-01-15T05:00:00Z"),
        ("TWD=X", "2026-01-06T00:00:00Z", "2026-01-15T00:00:00Z"),
    ])
    func periods(symbol: String, start: String, end: String) throws {
        let url = urls(
            .daily(Symbol(rawValue: symbol), from: try day("2026-01-06"), through: try day("2026-01-14")))[0]
        #expect(url.contains("period1=\(try seconds(start))&period2=\(try seconds(end))&interval=1d"))
        #expect(url.contains("events=div%7Csplit"))
    }

    @Test func summerPeriodsOfRates() throws {
        let url = urls(.daily("EURUSD=X", from: try day("2026-07-06"), through: try day("2026-07-06")))[0]
        #expect(
            url.contains(
                "period1=\(try seconds("2026-07-05T23:00:00Z"))&period2=\(try seconds("2026-07-06T23:00:00Z"))"))
    }

    @Test func intradayAndRates() throws {
        #expect(
            urls(.intraday("^SOX", minutes: 5)) == [
                "https://query1.finance.yahoo.com/v8/finance/chart/%5ESOX?range=1d&interval=5m&includePrePost=false"
            ])
        let (first, last) = (try day("2026-01-06"), try day("2026-01-07"))
        #expect(urls(.daily("EURUSD=X", from: first, through: last)).first?.contains("/EURUSD%3DX?") == true)
    }

    @Test func whatItDoesNotHaveGivesNoRequest() throws {
        #expect(urls(.intraday("^SOX", minutes: 7), .quotes([]), .knowledge("^SOX"), .knowledge("TWD=X")).isEmpty)
        #expect(urls(.daily("NVDA", from: try day("2026-01-07"), through: try day("2026-01-06"))).isEmpty)
        #expect(urls(.dollarRates([.twd], from: try day("2026-01-06"), through: try day("2026-01-07"))).isEmpty)
    }

    @Test func theOtherHosts() throws {
        let own = YahooProvider(bases: ["http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:11"])
        let request = try #require(own.requests(for: [.quotes(["MU"])], access: nil).first)
        #expect(request.url.hasPrefix("http://127.0.0.1:1/v7"))
        let others = own.alternatives(of: request)
        #expect(others.map { $0.url.prefix(22) } == ["http://127.0.0.1:2/v7/", "http://127.0.0.1:11/v7"])
        #expect(others.allSatisfy { $0.need == request.need && $0.headers == request.headers })
        #expect(
            own.alternatives(of: others[1]).map { $0.url.prefix(21) } == [
                "http://127.0.0.1:1/v7", "http://127.0.0.1:2/v7",
            ])
        #expect(provider.hosts == ["query1.finance.yahoo.com", "query2.finance.yahoo.com", "fc.yahoo.com"])
        #expect(YahooProvider(bases: []).bases == YahooProvider.publicBases)
    }
}
