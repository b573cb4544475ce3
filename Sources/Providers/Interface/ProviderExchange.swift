public import Market

/// A line of an HTTP head.
public struct HeaderField: Hashable, Sendable {
    /// The name as it is sent; compared without regard to case.
    public var name: String
    /// The value.
    public var value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HeaderField] {
    /// The value of the first field of a name, whatever its case.
    public func first(_ name: String) -> String? {
        first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// A request that a provider wants to be sent: always a GET.
public struct ProviderRequest: Hashable, Sendable {
    /// The whole address, `https` unless the user set another base.
    public var url: String
    /// What is sent besides the host.
    public var headers: [HeaderField]
    /// What the answer is to bring; nil where it only opens access.
    public var need: ProviderNeed?

    /// Creates a request.
    public init(url: String, headers: [HeaderField] = [], need: ProviderNeed?) {
        self.url = url
        self.headers = headers
        self.need = need
    }
}

/// What came back.
public struct ProviderResponse: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The head's fields.
    public var headers: [HeaderField]
    /// The body, whole.
    public var body: [UInt8]
    /// When it had arrived, on the daemon's clock.
    public var receivedAt: Instant

    /// Creates a response.
    public init(status: Int, headers: [HeaderField] = [], body: [UInt8], receivedAt: Instant) {
        self.status = status
        self.headers = headers
        self.body = body
        self.receivedAt = receivedAt
    }
}

/// What some requests need besides their address: got by requests of its own, kept in memory only, never logged.
public struct ProviderAccess: Hashable, Sendable {
    /// The `Cookie` field's value.
    public var cookie: String
    /// A word that goes into each address; nil while it is still to be asked for.
    public var crumb: String?

    /// Creates an access.
    public init(cookie: String, crumb: String? = nil) {
        self.cookie = cookie
        self.crumb = crumb
    }
}
