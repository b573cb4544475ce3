extension ProviderRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address as it may stand in a log: the values of what opens access are left out.
    public var loggableURL: String { SecretText.redacted(url) }

    /// What may stand in a log: the method and the address without secrets; never a header.
    public var description: String { "GET \(loggableURL)" }

    /// The same: a cookie must not show in a debugger's or a test's output either.
    public var debugDescription: String { description }

    /// Without headers, and the address without secrets.
    public var customMirror: Mirror { Mirror(self, children: ["url": loggableURL]) }
}

extension ProviderAccess: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How far the way to it has been gone; neither cookie nor crumb.
    public var description: String { crumb == nil ? "access without crumb" : "access with crumb" }

    /// The same.
    public var debugDescription: String { description }

    /// Without its parts.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
