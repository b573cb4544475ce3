import AsyncHTTPClient
import FeedEngine
import Market
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL
import Providers

/// Carries requests over HTTP: certificates are checked, answers bounded while they come, redirects followed only among
/// the source's own hosts.
final class HTTPTransport: Transport {
    /// Redirects that are followed at most.
    private static let mostRedirects = 5
    /// Seconds until a connection has to stand.
    private static let connectSeconds: Int64 = 10
    /// How many times longer an answer may be unpacked than packed.
    private static let largestRatio = 100

    private let client: HTTPClient
    private let clock: any FeedClock

    /// - Parameter roots: certificates to trust instead of the system's, for tests.
    init(clock: any FeedClock, roots: NIOSSLTrustRoots? = nil) {
        self.clock = clock
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        tls.certificateVerification = .fullVerification
        if let roots { tls.trustRoots = roots }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(HTTPTransport.connectSeconds)),
            decompression: .enabled(limit: .ratio(HTTPTransport.largestRatio)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = .seconds(90)
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes every connection.
    func shutdown() async {
        try? await client.shutdown()
    }

    func send(_ request: ProviderRequest, hosts: [String], deadline: Duration, bodyLimit: Int)
        async throws(TransportFault) -> ProviderResponse
    {
        let seconds = Int(deadline.components.seconds)
        return try await HTTPTransport.within(deadline, seconds) { () async throws(TransportFault) in
            try await self.follow(request, hosts: hosts, deadline: deadline, bodyLimit: bodyLimit)
        }
    }

    private func follow(_ request: ProviderRequest, hosts: [String], deadline: Duration, bodyLimit: Int)
        async throws(TransportFault) -> ProviderResponse
    {
        var url = request.url
        for _ in 0...HTTPTransport.mostRedirects {
            let response = try await exchange(url, request.headers, deadline: deadline, bodyLimit: bodyLimit)
            guard [301, 302, 303, 307, 308].contains(response.status), let location = response.headers.first("Location")
            else { return response }
            url = try HTTPTransport.target(location, from: url, hosts: hosts)
        }
        throw .tooManyRedirects
    }

    /// Where a redirect leads, if it may lead there: to one of the source's hosts, and never away from encryption.
    static func target(_ location: String, from url: String, hosts: [String]) throws(TransportFault) -> String {
        guard let base = HostAddress(url) else { throw .wrongAddress }
        guard let target = HostAddress.resolved(location, from: url), let address = HostAddress(target) else {
            throw .redirectedAway(location)
        }
        let isOwn = address.host == base.host || hosts.contains(address.host) || hosts.contains(address.name)
        let staysSafe = address.scheme == "https" || (base.scheme == "http" && address.scheme == "http")
        guard isOwn, staysSafe else { throw .redirectedAway(address.host) }
        return target
    }

    private func exchange(_ url: String, _ headers: [HeaderField], deadline: Duration, bodyLimit: Int)
        async throws(TransportFault) -> ProviderResponse
    {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "User-Agent", value: HTTPTransport.userAgent)
        for field in headers { request.headers.replaceOrAdd(name: field.name, value: field.value) }
        do {
            let response = try await client.execute(request, timeout: .nanoseconds(deadline.nanoseconds))
            let body = try await HTTPTransport.collect(response, limit: bodyLimit)
            return ProviderResponse(
                status: Int(response.status.code),
                headers: response.headers.map { HeaderField($0.name, $0.value) }, body: body, receivedAt: clock.wall())
        } catch let fault as TransportFault {
            throw fault
        } catch {
            throw TransportFault(error, seconds: Int(deadline.components.seconds))
        }
    }

    /// Reads a body as far as it is allowed; leaving the loop closes the connection.
    private static func collect(_ response: HTTPClientResponse, limit: Int) async throws -> [UInt8] {
        var body: [UInt8] = []
        if let length = response.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > limit {
            throw TransportFault.tooLarge(limit: limit)
        }
        for try await chunk in response.body {
            guard body.count + chunk.readableBytes <= limit else { throw TransportFault.tooLarge(limit: limit) }
            body += chunk.readableBytesView
        }
        return body
    }

    /// Gives up when the deadline has come, whatever is under way.
    private static func within(
        _ deadline: Duration, _ seconds: Int,
        _ body: @escaping @Sendable () async throws(TransportFault) -> ProviderResponse
    ) async throws(TransportFault) -> ProviderResponse {
        let result = await withTaskGroup(of: Result<ProviderResponse, TransportFault>?.self) { group in
            group.addTask {
                do throws(TransportFault) {
                    return .success(try await body())
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                // A cancelled sleep is not a deadline.
                do { try await Task.sleep(for: deadline) } catch { return nil }
                return .failure(.timedOut(seconds: seconds))
            }
            var first: Result<ProviderResponse, TransportFault>?
            while first == nil, let next = await group.next() { first = next }
            group.cancelAll()
            return first
        }
        if Task.isCancelled { throw .cancelled }
        guard let result else { throw .cancelled }
        return try result.get()
    }

    /// Who asks; some hosts refuse requests that do not say.
    static let userAgent = "chiptop-feed/" + ProgramVersion.current
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
