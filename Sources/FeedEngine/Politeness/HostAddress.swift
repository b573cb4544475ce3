/// The host in an address.
public enum HostAddress {
    /// The part of an address between `://` and the path, with its port and without a user; nil where there is none.
    public static func host(of url: String) -> String? {
        guard let scheme = url.firstIndex(of: ":"), url[scheme...].hasPrefix("://") else { return nil }
        let rest = url[scheme...].dropFirst(3)
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return host.isEmpty ? nil : host.lowercased()
    }

    /// A host without its port.
    public static func name(of host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber) else {
            return host
        }
        return String(host[..<colon])
    }
}
