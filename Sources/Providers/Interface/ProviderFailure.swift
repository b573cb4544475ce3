/// Why an answer brought nothing.
public enum ProviderFailure: Error, Hashable, Sendable {
    /// The provider asks for fewer requests; the number of seconds it names, where it does.
    case limited(retryAfter: Double?)
    /// The access is missing or has expired.
    case accessDenied
    /// It does not know what was asked for.
    case unknownSymbol
    /// It cannot serve what was asked for, now or ever, such as five-minute bars of last year; its own words.
    case notServed(String)
    /// A page for people came instead of data: a consent form, a maintenance note, a wall.
    case page(String)
    /// The answer has not the form that was expected; where and how.
    case malformed(String)
    /// The server failed.
    case server(status: Int)
}

extension ProviderFailure: CustomStringConvertible {
    /// One sentence without a stop, for logs and the status line.
    public var description: String {
        switch self {
        case .limited(let seconds?): "asks to wait \(Int(seconds.rounded(.up))) s (too many requests)"
        case .limited(nil): "asks for fewer requests"
        case .accessDenied: "refuses access"
        case .unknownSymbol: "does not have the symbol"
        case .notServed(let words): "does not serve this: \(words)"
        case .page(let words): "sent a web page instead of data: \(words)"
        case .malformed(let words): "sent something unreadable: \(words)"
        case .server(let status): "failed with HTTP status \(status)"
        }
    }
}
