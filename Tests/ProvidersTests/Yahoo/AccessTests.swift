import Market
import Providers
import Testing

@Suite struct AccessTests {
    private let provider = YahooProvider()

    private func access(
        _ body: String = "", status: Int, headers: [HeaderField] = [], after access: ProviderAccess? = nil
    ) throws -> ProviderAccess {
        let response = ProviderResponse(body, status: status, headers: headers, at: try moment("2026-01-14T04:00:00Z"))
        return try provider.access(from: response, after: access)
    }

    private func failure(
        _ body: String = "", status: Int, headers: [HeaderField] = [], after before: ProviderAccess? = nil
    ) throws -> ProviderFailure? {
        do {
            _ = try access(body, status: status, headers: headers, after: before)
            return nil
        } catch let failure as ProviderFailure {
            return failure
        }
    }

    @Test func theWholeWay() throws {
        let first = try #require(provider.accessRequest(after: nil))
        #expect(first.url == "https://fc.yahoo.com/" && first.need == nil)
        #expect(first.headers.first("Cookie") == nil)
        // The cookie's address has no page: 404 is what it answers.
        let cookie = try access(
            "<html>gone</html>", status: 404,
            headers: [
                HeaderField("set-cookie", "A3=d=AQABBA&S=x; Expires=Thu, 14 Jan 2027 10:00:00 GMT; Secure"),
                HeaderField("Set-Cookie", "A1=one; Path=/"), HeaderField("Set-Cookie", "A1=two"),
                HeaderField("Set-Cookie", "gone=1; Max-Age=0"), HeaderField("Set-Cookie", "bad=a\r\nX: y"),
            ])
        #expect(cookie == ProviderAccess(cookie: "A3=d=AQABBA&S=x; A1=two"))
        let second = try #require(provider.accessRequest(after: cookie))
        #expect(second.url == "https://query1.finance.yahoo.com/v1/test/getcrumb")
        #expect(second.headers.first("Cookie") == cookie.cookie)
        let whole = try access("a1B2/c.3D4\n", status: 200, after: cookie)
        #expect(whole == ProviderAccess(cookie: cookie.cookie, crumb: "a1B2/c.3D4"))
        #expect(provider.accessRequest(after: whole) == nil)
        let request = try #require(provider.requests(for: [.knowledge("2330.TW")], access: whole).first)
        #expect(request.url.hasSuffix("&crumb=a1B2%2Fc.3D4"))
        #expect(request.headers.first("Cookie") == cookie.cookie)
        #expect(!request.loggableURL.contains("a1B2"))
    }

    @Test func withoutAnAccessNothingIsAskedForThatNeedsOne() {
        #expect(provider.needsAccess(.knowledge("2330.TW")))
        #expect(!provider.needsAccess(.quotes(["2330.TW"])))
        #expect(provider.requests(for: [.knowledge("2330.TW")], access: nil).isEmpty)
        #expect(provider.requests(for: [.knowledge("2330.TW")], access: ProviderAccess(cookie: "a=b")).isEmpty)
    }

    @Test func noCookie() throws {
        #expect(try failure(status: 404) == .accessDenied)
        #expect(try failure("<title>Consent</title>", status: 200) == .page("Consent"))
        #expect(try failure(status: 429, headers: [HeaderField("Retry-After", "7")]) == .limited(retryAfter: 7))
        #expect(try failure(status: 502) == .server(status: 502))
        #expect(
            try failure(
                status: 307,
                headers: [
                    HeaderField("Location", "https://consent.yahoo.com/v2/collectConsent?sessionId=secret"),
                    HeaderField("Set-Cookie", "GUCS=abc"),
                ]) == .page("a redirect to consent.yahoo.com"))
    }

    @Test(arguments: [
        ("Too Many Requests\r\n", 429, ProviderFailure.limited(retryAfter: nil)),
        ("Too Many Requests\r\n", 200, .limited(retryAfter: nil)), ("", 200, .accessDenied),
        ("Edge: Not allowed", 200, .accessDenied), ("<html><title>Oops</title></html>", 200, .page("Oops")),
        ("{\"finance\":{\"error\":{\"code\":\"Unauthorized\"}}}", 401, .accessDenied), ("abc", 200, .accessDenied),
        ("{}xyz", 200, .accessDenied), ("Internal", 500, .server(status: 500)),
    ])
    func noCrumb(body: String, status: Int, wanted: ProviderFailure) throws {
        #expect(try failure(body, status: status, after: ProviderAccess(cookie: "A3=x")) == wanted)
    }

    @Test func noErrorTextHasASecret() throws {
        let need = ProviderNeed.knowledge("2330.TW")
        for status in [200, 400, 401, 403, 404, 422, 500] {
            let body = """
                {"finance":{"result":null,"error":{"code":"Bad","description":"wrong path ?crumb=s3cret&x Cookie"}}}
                """
            let failure = try provider.failure(body, for: need, status: status, at: "2026-01-14T04:00:00Z")
            #expect(failure.map { !"\($0)".contains("s3cret") } == true, "\(status)")
        }
    }
}
