import FoundationEssentials

/// What an address (RFC 3986) says of where it leads, read by the parser that the HTTP client uses: two that disagree about
/// a host would let an answer lead elsewhere than was checked.
package struct HostAddress: Hashable, Sendable {
    /// Such as `https`, in small letters.
    package let scheme: String
    /// The host without its port, in small letters; an IPv6 address in its brackets.
    package let name: String
    /// The port, where one is named.
    package let port: Int?
    /// The path and the query, as they are asked for.
    package let target: String

    /// Reads an address; nil where it names no scheme and host.
    package init?(_ url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.encodedHost,
            !host.isEmpty, !host.contains("%")
        else { return nil }
        self.scheme = scheme.lowercased()
        name = host.lowercased()
        port = parts.port
        let path = parts.percentEncodedPath
        target = (path.isEmpty ? "/" : path) + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }

    /// The host with its port, as limits are set for it.
    package var host: String { port.map { "\(name):\($0)" } ?? name }

    /// Whether it is this machine.
    package var isOwn: Bool { ["127.0.0.1", "localhost", "[::1]"].contains(name) }

    /// Where a redirect leads that stands relative to an address, or by itself; nil where that is not an address.
    package static func resolved(_ location: String, from url: String) -> String? {
        guard let base = URL(string: url) else { return nil }
        return URL(string: location, relativeTo: base)?.absoluteString
    }

    /// A host without its port.
    package static func name(of host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber) else {
            return host
        }
        return String(host[..<colon])
    }
}
