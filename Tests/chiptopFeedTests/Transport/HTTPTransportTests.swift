import FeedEngine
import Market
import NIOSSL
import Providers
import Testing

@testable import chiptop_feed

/// What comes over the wire, whole or not.
@Suite struct HTTPTransportTests {
    /// Sends a request to a server and closes everything.
    private func send(
        _ server: FaultServer, path: String = "/x", base: String? = nil, hosts: [String]? = nil,
        deadline: Duration = .seconds(10), limit: Int = 1 << 20, roots: NIOSSLTrustRoots? = nil
    ) async throws -> Result<ProviderResponse, TransportFault> {
        let transport = HTTPTransport(clock: SystemFeedClock(), roots: roots)
        let request = ProviderRequest(
            url: (base ?? server.base) + path, headers: [HeaderField("Accept", "text/plain")], need: nil)
        let result: Result<ProviderResponse, TransportFault>
        do throws(TransportFault) {
            result = .success(
                try await transport.send(
                    request, hosts: hosts ?? ["127.0.0.1"], deadline: deadline, bodyLimit: limit))
        } catch {
            result = .failure(error)
        }
        await transport.shutdown()
        try await server.stop()
        return result
    }

    private func fault(_ result: Result<ProviderResponse, TransportFault>) throws -> TransportFault {
        guard case .failure(let fault) = result else {
            Issue.record("an answer came: \(result)")
            throw TransportFault.cancelled
        }
        return fault
    }

    @Test func aWholeAnswer() async throws {
        let server = try await FaultServer.start { _ in .whole(status: 404, headers: ["X-A: b"], body: [1, 2, 3]) }
        let response = try await send(server).get()
        #expect(response.status == 404)
        #expect(response.body == [1, 2, 3])
        #expect(response.headers.first("x-a") == "b")
        #expect(
            server.heads.first?.contains("user-agent: chiptop-feed/") == true
                || server.heads.first?.contains("User-Agent: chiptop-feed/") == true)
        #expect(server.heads.first?.lowercased().contains("accept-encoding:") == true)
    }

    @Test func aPackedAnswerIsUnpacked() async throws {
        let server = try await FaultServer.start { _ in
            .whole(headers: ["Content-Encoding: gzip"], body: PackedBodies.small)
        }
        #expect(try await send(server).get().body == Array("{\"a\":1}\n".utf8))
    }

    @Test func anAnswerThatUnpacksToTooMuchIsRefused() async throws {
        let server = try await FaultServer.start { _ in
            .whole(headers: ["Content-Encoding: gzip"], body: PackedBodies.bomb)
        }
        let fault = try fault(try await send(server, limit: 1 << 24))
        if case .unpackable = fault {} else { Issue.record("\(fault)") }
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: [FaultServer.Answer.silence, .slow(body: Array(repeating: 32, count: 1000), milliseconds: 50)])
    func whatIsNotThereInTimeIsNotWaitedFor(answer: FaultServer.Answer) async throws {
        let server = try await FaultServer.start { _ in answer }
        let fault = try fault(try await send(server, deadline: .milliseconds(300)))
        #expect(fault == .timedOut(seconds: 0))
    }

    @Test func anAnswerThatIsCutIsNone() async throws {
        let server = try await FaultServer.start { _ in .cut(announced: 1000, body: Array("half".utf8)) }
        let fault = try fault(try await send(server))
        if case .brokenOff = fault {} else { Issue.record("\(fault)") }
    }

    @Test func garbageIsNone() async throws {
        let server = try await FaultServer.start { _ in .garbage(Array("\u{1}\u{2}nonsense\r\n\r\n".utf8)) }
        let fault = try fault(try await send(server))
        if case .brokenOff = fault {} else { Issue.record("\(fault)") }
    }

    @Test(.timeLimit(.minutes(20))) func anEndlessBodyIsCutOffAtTheLimit() async throws {
        let server = try await FaultServer.start { _ in .endless }
        #expect(try fault(try await send(server, limit: 1 << 20)) == .tooLarge(limit: 1 << 20))
    }

    @Test func aBodyThatIsAnnouncedAsTooLargeIsNotRead() async throws {
        let server = try await FaultServer.start { _ in .cut(announced: 1 << 30, body: []) }
        #expect(try fault(try await send(server)) == .tooLarge(limit: 1 << 20))
    }

    @Test func redirectsAmongTheOwnHostsAreFollowed() async throws {
        let server = try await FaultServer.start { path in
            path == "/end" ? .text("there") : path == "/x" ? .redirect("/y") : .redirect("/end")
        }
        #expect(try await send(server).get().body == Array("there".utf8))
        #expect(server.paths == ["/x", "/y", "/end"])
    }

    @Test func redirectsAwayAreNot() async throws {
        let server = try await FaultServer.start { _ in .redirect("https://consent.example/form") }
        #expect(try fault(try await send(server)) == .redirectedAway("consent.example"))
        #expect(server.paths.count == 1)
    }

    @Test func redirectsInARingEnd() async throws {
        let server = try await FaultServer.start { _ in .redirect("/x") }
        #expect(try fault(try await send(server)) == .tooManyRedirects)
        #expect(server.paths.count == 6)
    }

    @Test(arguments: [
        ("https://a.example/2", "https://a.example/2"), ("/2", "https://a.example/2"),
        ("//b.example/2", "https://b.example/2"),
        ("http://a.example/2", nil), ("https://c.example/", nil), ("2", "https://a.example/2"),
        ("?x", "https://a.example/1?x"), ("ftp://a.example/", nil),
        ("https://a.example@c.example/", nil),
    ])
    func whereRedirectsMayLead(location: String, target: String?) {
        let found = try? HTTPTransport.target(location, from: "https://a.example/1", hosts: ["a.example", "b.example"])
        #expect(found == target)
    }

    @Test(arguments: [
        (TestCertificates.localhost, false), (TestCertificates.expired, true), (TestCertificates.stranger, true),
    ])
    func whoCannotProveWhoHeIsGetsNothing(certificate: TestCertificates.Certificate, isTrusted: Bool) async throws {
        let server = try await FaultServer.start(certificate: certificate) { _ in .text("x") }
        let roots = try NIOSSLTrustRoots.certificates(NIOSSLCertificate.fromPEMBytes(Array(certificate.chain.utf8)))
        let fault = try fault(
            try await send(
                server, base: "https://localhost:\(server.port)", hosts: ["localhost"], roots: isTrusted ? roots : nil))
        if case .untrusted = fault {} else { Issue.record("\(fault)") }
        #expect(server.paths.isEmpty, "nothing was asked")
    }

    @Test func aTrustedServerIsServed() async throws {
        let certificate = TestCertificates.localhost
        let server = try await FaultServer.start(certificate: certificate) { _ in .text("x") }
        let roots = try NIOSSLTrustRoots.certificates(NIOSSLCertificate.fromPEMBytes(Array(certificate.chain.utf8)))
        let response = try await send(
            server, base: "https://localhost:\(server.port)", hosts: ["localhost"], roots: roots
        ).get()
        #expect(response.body == [UInt8(ascii: "x")])
    }

    @Test func aHostThatIsNotThere() async throws {
        let server = try await FaultServer.start { _ in .text("x") }
        try await server.stop()
        let transport = HTTPTransport(clock: SystemFeedClock())
        do throws(TransportFault) {
            _ = try await transport.send(
                ProviderRequest(url: server.base + "/", need: nil), hosts: [], deadline: .seconds(5), bodyLimit: 100)
            Issue.record("an answer came")
        } catch {
            #expect(error == .unreachable("connection refused"))
        }
        await transport.shutdown()
    }

    @Test(.timeLimit(.minutes(20))) func aRequestThatIsCancelledEndsAtOnce() async throws {
        let server = try await FaultServer.start { _ in .silence }
        let transport = HTTPTransport(clock: SystemFeedClock())
        let task = Task {
            do throws(TransportFault) {
                _ = try await transport.send(
                    ProviderRequest(url: server.base + "/", need: nil), hosts: [], deadline: .seconds(50),
                    bodyLimit: 100)
                return TransportFault?.none
            } catch {
                return error
            }
        }
        while server.paths.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        task.cancel()
        #expect(await task.value == .cancelled)
        await transport.shutdown()
        try await server.stop()
    }
}
