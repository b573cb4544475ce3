public import Providers

/// What carries requests to their hosts: HTTP in the daemon, anything in tests.
public protocol Transport: Sendable {
    /// Sends a request and waits for the whole answer, whatever its status.
    ///
    /// - Parameters:
    ///   - request: what to ask.
    ///   - hosts: where redirects may lead.
    ///   - deadline: how long all of it may take.
    ///   - bodyLimit: bytes that the answer may have, unpacked.
    func send(_ request: ProviderRequest, hosts: [String], deadline: Duration, bodyLimit: Int)
        async throws(TransportFault) -> ProviderResponse
}
