import Testing

@testable import Providers

@Suite struct HostAddressTests {
    @Test(
        "An address says where it leads; what only looks like one is none",
        arguments: [
            ("https://query1.finance.yahoo.com/v8/chart?x=1", "query1.finance.yahoo.com"),
            ("http://127.0.0.1:8080", "127.0.0.1:8080"), ("https://me@h.example/", "h.example"),
            ("https://H.example?x", "h.example"), ("wss://[::1]:80/p", "[::1]:80"), ("nonsense", nil),
            ("https:///x", nil),
            ("//h.example/x", nil), ("https://h.example\\@evil.example/", "evil.example"), ("https://a b/", nil),
            ("https://a.example/quotes?s=^TWII", "a.example"),
        ])
    func hosts(url: String, host: String?) {
        #expect(HostAddress(url)?.host == host)
    }

    @Test(
        "The path and the query are what is asked for",
        arguments: [("wss://h/a?b=%2F", "/a?b=%2F"), ("https://h", "/"), ("https://h?x", "/?x")])
    func targets(url: String, target: String) {
        #expect(HostAddress(url)?.target == target)
    }

    @Test("A port is not part of the name")
    func names() {
        #expect(HostAddress.name(of: "127.0.0.1:8080") == "127.0.0.1")
        #expect(HostAddress.name(of: "[::1]") == "[::1]")
        #expect(HostAddress.name(of: "h.example") == "h.example")
    }

    @Test("Only names of this machine are this machine")
    func ownMachine() {
        #expect(HostAddress("http://localhost:1/")?.isOwn == true && HostAddress("http://[::1]/")?.isOwn == true)
        #expect(HostAddress("http://localhost.example/")?.isOwn == false)
    }
}
