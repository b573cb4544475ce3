import Market
import Providers
import Testing

@Suite struct FailureTests {
    private static let unknown = """
        {"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}
        """
    private static let unavailable = """
        {"chart":{"result":null,"error":{"code":"Unprocessable Entity",\
        "description":"5m data\\u001b[2J not available."}}}
        """
    private static let crumb =
        "{\"finance\":{\"result\":null,\"error\":{\"code\":\"Unauthorized\",\"description\":\"Invalid Crumb\"}}}"

    @Test(arguments: [
        ("Too Many Requests\r\n", 429, ProviderFailure.limited(retryAfter: 30)), ("", 999, .limited(retryAfter: 30)),
        ("Too Many Requests\r\n", 200, .limited(retryAfter: 30)), (crumb, 401, .accessDenied),
        (crumb, 200, .accessDenied),
        ("{}", 403, .accessDenied), (unknown, 404, .unknownSymbol), (unknown, 200, .unknownSymbol),
        ("", 404, .unknownSymbol), ("{\"chart\":{\"result\":null,\"error\":null}}", 200, .unknownSymbol),
        ("{\"chart\":{\"result\":[],\"error\":null}}", 200, .unknownSymbol),
        (unavailable, 422, .notServed("5m data[2J not available.")), ("", 400, .notServed("HTTP status 400")),
        ("oops", 500, .server(status: 500)), ("<title>Will be right back</title>", 503, .server(status: 503)),
        ("<!doctype html><title>Yahoo: Will be right back…</title>", 200, .page("Yahoo: Will be right back…")),
        ("", 302, .page("a redirect")), ("", 200, .malformed("an empty answer")),
        ("{\"chart\":{\"result\":[{\"me", 200, .malformed("not JSON, or cut off")),
        ("[]", 200, .malformed("the answer has the wrong type")), ("{}", 200, .malformed("chart is missing")),
        ("{\"chart\":{\"result\":[{\"meta\":{}}]}}", 200, .malformed("chart.result[0].indicators is missing")),
        ("{\"chart\":{\"result\":[{\"meta\":5}]}}", 200, .malformed("chart.result[0].meta has the wrong type")),
    ])
    func everyKind(body: String, status: Int, wanted: ProviderFailure) throws {
        let need = ProviderNeed.daily("MU", from: try day("2026-01-01"), through: try day("2026-01-14"))
        let failure = try YahooProvider().failure(
            body, for: need, status: status, headers: [HeaderField("retry-after", "30")], at: "2026-01-14T04:00:00Z")
        #expect(failure == wanted)
    }

    @Test(arguments: [
        ("{\"spark\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"x\"}}}", 404),
        (
            "{\"quoteSummary\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"none\"}}}",
            404
        ),
    ])
    func errorObjectsOfOtherKinds(body: String, status: Int) throws {
        for need in [ProviderNeed.quotes(["MU"]), .knowledge("MU")] {
            #expect(
                try YahooProvider().failure(body, for: need, status: status, at: "2026-01-14T04:00:00Z")
                    == .unknownSymbol)
        }
    }

    @Test func hostileBodiesEndInAFailure() throws {
        let need = ProviderNeed.quotes(["MU"])
        let bodies = [
            String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 200_000),
            String(repeating: "\u{0}", count: 1000), "{\"spark\":" + String(repeating: "9", count: 100_000) + "}",
        ]
        for body in bodies {
            let failure = try YahooProvider().failure(body, for: need, at: "2026-01-14T04:00:00Z")
            guard case .malformed = failure else {
                Issue.record("\(String(describing: failure)) for \(body.prefix(20))")
                continue
            }
        }
    }

    @Test func anAnswerThatIsWrongThroughoutIsNotDescribedValueByValue() throws {
        let entries = Array(repeating: "{\"symbol\":\"MU\"}", count: 50_000).joined(separator: ",")
        let batch = try YahooProvider().read(
            "{\"spark\":{\"result\":[\(entries)]}}", for: .quotes(["MU"]), at: "2026-01-14T04:00:00Z")
        #expect(batch.isEmpty && batch.dropped.count == 100)
    }

    @Test func nothingWasAskedFor() throws {
        let response = ProviderResponse("{\"a\":1}", at: try moment("2026-01-14T04:00:00Z"))
        #expect(throws: ProviderFailure.notServed("nothing was asked for")) {
            try YahooProvider().read(response, to: ProviderRequest(url: "https://host.example/", need: nil))
        }
    }
}
