import Market
import Testing

@testable import Providers

@Suite struct HeadTests {
    @Test(arguments: [
        ("120", 120.0), (" 120 ", 120), ("0", 0), ("1.5", 1.5), ("99999999999", 604_800),
        ("Wed, 14 Jan 2026 02:01:30 GMT", 90), ("Wed, 14 Jan 2026 01:00:00 GMT", 0),
    ])
    func retryAfter(field: String, wanted: Double) throws {
        let now = try moment("2026-01-14T02:00:00Z")
        #expect(RetryAfter.seconds(field, from: now) == wanted)
    }

    @Test("The field is found whatever its case")
    func fieldOfAnyCase() throws {
        func response(_ headers: [HeaderField]) throws -> ProviderResponse {
            ProviderResponse(status: 503, headers: headers, body: [], receivedAt: try moment("2026-01-14T02:00:00Z"))
        }
        #expect(try response([HeaderField("retry-AFTER", "7")]).secondsToWait == 7)
        #expect(try response([]).secondsToWait == nil)
    }

    @Test(arguments: [nil, "", "soon", "-5", "0x10", "Wed, 14 Foo 2026 02:01:30 GMT", "14 Jan 2026", "nan"])
    func retryAfterThatSaysNothing(field: String?) throws {
        #expect(RetryAfter.seconds(field, from: try moment("2026-01-14T02:00:00Z")) == nil)
    }

    @Test(arguments: [
        ("<!DOCTYPE html><html><head><TITLE>Will be right back</TITLE></head></html>", "Will be right back"),
        ("\n <html><body><h1>Sorry</h1></body></html>", "Sorry"), ("<p>text", "without a title"),
        ("Yahoo - Will be right back", "will be right back"),
        ("<title>\u{1B}[31mred\u{202E}\n  title </title>", "[31mred title"),
    ])
    func pages(body: String, title: String) {
        #expect(WebPage.title(of: Array(body.utf8)) == title)
    }

    @Test(arguments: ["{}", "[]", "", "  {\"a\":\"<html>\"}", "a1B2.c3D4", "Too Many Requests"])
    func noPages(body: String) {
        #expect(WebPage.title(of: Array(body.utf8)) == nil)
    }

    @Test(arguments: [
        ("https://q.example/v10/x?modules=a&crumb=s3cret&b=1", "https://q.example/v10/x?modules=a&crumb=…&b=1"),
        ("https://q.example/?CRUMB=s3cret", "https://q.example/?CRUMB=…"),
        ("crumb=one crumb=two", "crumb=… crumb=…"), ("https://q.example/", "https://q.example/"),
    ])
    func secrets(text: String, wanted: String) {
        #expect(SecretText.redacted(text) == wanted)
    }

    @Test func nothingPrintsASecret() {
        let access = ProviderAccess(cookie: "A3=hidden", crumb: "s3cret")
        let request = ProviderRequest(
            url: "https://q.example/?crumb=s3cret", headers: [HeaderField("Cookie", access.cookie)], need: nil)
        for text in ["\(access)", "\(request)", String(reflecting: access), String(reflecting: request)] {
            #expect(!text.contains("s3cret") && !text.contains("hidden"), "\(text)")
        }
        var dumped = ""
        dump(access, to: &dumped)
        dump(request, to: &dumped)
        #expect(!dumped.contains("s3cret") && !dumped.contains("hidden"), "\(dumped)")
    }

    @Test(arguments: [
        ("https://query1.finance.yahoo.com/v8", "query1.finance.yahoo.com"), ("http://127.0.0.1:8080", "127.0.0.1"),
        ("http://[::1]:80/x", "[::1]"), ("https://user:word@Host.Example:1/x", "host.example"), ("nothing", nil),
    ])
    func hosts(url: String, host: String?) {
        #expect(HostAddress(url)?.name == host)
    }
}
