public import Market

/// Which raised flags are counted.
public struct FlagQuery: Hashable, Sendable {
    /// At least as bad as this.
    public var severity: RiskFlag.Severity
    /// Of this region and its instruments only; nil for all.
    public var region: Region?

    /// Creates a query.
    public init(severity: RiskFlag.Severity, region: Region? = nil) {
        self.severity = severity
        self.region = region
    }
}
