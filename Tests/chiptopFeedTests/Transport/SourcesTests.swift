import FeedEngine
import FeedTestSupport
import Foundation
import Market
import Providers
import QuoteCache
import TestSupport
import Testing

@testable import chiptop_feed

/// What the real sources answer, from a server on this machine through transport and engine into the cache.
@Suite struct SourcesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Asks once for everything that is due of some instruments.
    private func ask(
        _ symbols: [Symbol], at time: String, years: Int = 0, minutes: Int = 0,
        _ answer: @escaping @Sendable (String) -> FaultServer.Answer
    ) async throws -> (QuoteCacheReader, [String]) {
        let clock = FastClock(try #require(Instant(time)), speed: 60)
        let server = try await FaultServer.start(answer)
        let writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        let transport = HTTPTransport(clock: clock)
        let policy = HostPolicy(
            requestsPerMinute: .infinity, burst: 100, concurrency: 4, bodyLimit: 1 << 20, deadline: 30)
        let settings = FeedSettings(
            universe: FeedUniverse(symbols.map { Instrument(inferredFrom: $0) }), hosts: ["127.0.0.1": policy],
            historyYears: years, intradayMinutes: minutes)
        let engine = FeedEngine(
            providers: [
                TaiwanMarketProvider(base: server.base), FrankfurterProvider(base: server.base),
                YahooProvider(bases: [server.base], cookieURL: server.base + "/cookie"),
            ], settings: settings, transport: transport, clock: clock, writer: writer)
        try await engine.run(.once)
        await transport.shutdown()
        try await server.stop()
        return (try QuoteCacheReader(file: writer.file), server.paths)
    }

    private static func taiwan(_ last: String) -> String {
        """
        {"msgArray":[{"c":"2330","n":"台積電","ex":"tse","ch":"2330.tw","d":"20260114","t":"10:00:05","z":"\(last)",\
        "a":"1695.0000_1700.0000_","b":"1690.0000_1685.0000_","f":"12_30_","g":"40_7_","o":"1680.0000","h":"1700.0000",\
        "l":"1675.0000","y":"1670.0000","u":"1835.0000","w":"1505.0000","v":"9876"}],"rtcode":"0000"}
        """
    }

    @Test func theTaiwanExchangesBringLastBidAskAndLimits() async throws {
        let (reader, paths) = try await ask(["2330.TW"], at: "2026-01-14T02:00:08Z") { path in
            path.contains("getStockInfo") ? .text(Self.taiwan("1690.0000")) : .status(404)
        }
        let quote = try #require(try reader.read { try $0.quote("2330.TW") })
        #expect(quote.price == 1690 && quote.bid == 1690 && quote.ask == 1695)
        #expect(quote.previousClose == 1670 && quote.open == 1680 && quote.high == 1700 && quote.low == 1675)
        #expect(quote.volume == 9_876_000)
        #expect(quote.time == Instant("2026-01-14T02:00:05Z"))
        #expect(quote.source == "twse-mis")
        let today = try #require(CalendarDate("2026-01-14"))
        let facts = try reader.read { try $0.facts(of: "2330.TW", through: today) }
        #expect(facts.first { $0.metric == "limit_up" }?.value == 1835)
        #expect(facts.first { $0.metric == "limit_down" }?.value == 1505)
        #expect(paths.contains { $0.contains("tse_2330.tw") })
    }

    @Test func withoutATradeTheNextSourceIsAskedAndNoPriceIsMadeUp() async throws {
        let now = try #require(Instant("2026-01-14T02:00:08Z"))
        let (reader, paths) = try await ask(["2330.TW"], at: "2026-01-14T02:00:08Z") { path in
            path.contains("getStockInfo") ? .text(Self.taiwan("-")) : YahooAnswers.answer(path, now: now)
        }
        let quote = try #require(try reader.read { try $0.quote("2330.TW") })
        #expect(quote.price == 100.5 && quote.source == "yahoo")
        #expect(paths.contains { $0.hasPrefix("/v7/finance/spark") })
    }

    @Test func theCentralBanksRatesBecomeDailyBars() async throws {
        let (reader, _) = try await ask(["JPY=X"], at: "2026-01-14T12:00:00Z", years: 1) { path in
            guard path.contains("rates") else { return .status(404) }
            return .text(
                """
                [{"date":"2026-01-12","base":"EUR","quote":"USD","rate":1.25},
                 {"date":"2026-01-12","base":"EUR","quote":"JPY","rate":200.0},
                 {"date":"2026-01-13","base":"EUR","quote":"USD","rate":1.2},
                 {"date":"2026-01-13","base":"EUR","quote":"JPY","rate":189.6}]
                """)
        }
        let through = try #require(CalendarDate("2026-01-14"))
        let bars = try reader.read { try $0.dailyBars(of: "JPY=X", through: through, limit: 100) }
        #expect(bars.map(\.close) == [160, 158])
        #expect(bars.map(\.date.description) == ["2026-01-12", "2026-01-13"])
    }

    @Test(arguments: [
        (429, "Too Many Requests\r\n"), (200, "<html><body>Will be right back</body></html>"),
        (404, "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}}"),
        (200, "{\"spark\":{\"result\":[]"), (503, ""),
    ])
    func whateverIsNoPriceIsNone(status: Int, body: String) async throws {
        let (reader, _) = try await ask(["NVDA"], at: "2026-01-14T15:00:00Z") { _ in
            .whole(status: status, headers: [], body: Array(body.utf8))
        }
        #expect(try reader.read { try $0.quote("NVDA") } == nil)
        let states = try reader.read { try $0.feedInstrumentStatus() }
        #expect(states.contains { $0.symbol == "NVDA" && $0.failures > 0 && !$0.message.isEmpty })
    }

    @Test(.enabled(if: RecordedAnswers.arePresent, "needs the recorded answers"))
    func recordedAnswersArriveValueByValue() async throws {
        let chart = try RecordedAnswers.bytes("yahoo/chart-2344.TW-10d-1d-2026-03-26.json")
        let spark = try RecordedAnswers.bytes("yahoo/spark-v7-MSFT-AAPL-2026-07-27-metaonly.json")
        var (reader, _) = try await ask(["2344.TW"], at: "2026-03-26T07:00:00Z", years: 1) { path in
            path.hasPrefix("/v8/finance/chart/2344.TW") && path.contains("interval=1d")
                ? .whole(body: chart) : .status(404)
        }
        let through = try #require(CalendarDate("2026-03-26"))
        let bars = try reader.read { try $0.dailyBars(of: "2344.TW", through: through, limit: 100) }
        #expect(bars.map(\.close) == [109, 117, 123.5, 128, 122, 110, 107.5, 99.5, 98.2, 96])
        #expect(bars.first?.date.description == "2026-03-13" && bars.last?.date.description == "2026-03-26")
        (reader, _) = try await ask(["MSFT", "AAPL"], at: "2026-07-27T20:30:00Z") { path in
            path.hasPrefix("/v7/finance/spark") ? .whole(body: spark) : .status(404)
        }
        let quotes = try reader.read { try [$0.quote("MSFT"), $0.quote("AAPL")] }
        #expect(quotes.map { $0?.price } == [389.1, 336.91])
        #expect(quotes.map { $0?.previousClose } == [381.7, 333.02])
        #expect(quotes.map { $0?.volume } == [27_753_671, 45_246_885])
    }
}
