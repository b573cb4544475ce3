/// What raised a flag: a rule, or a risk that was entered by hand.
package enum FlagOrigin: Hashable, Sendable {
    /// A rule of this id.
    case rule(String)
    /// A manual risk of this id.
    case manualRisk(String)

    /// Sets the ids of manual risks apart from those of rules wherever flags are kept by one name.
    private static let prefix = "watch-"

    /// Reads the name that a flag is kept by.
    package init(name: String) {
        self = name.hasPrefix(Self.prefix) ? .manualRisk(String(name.dropFirst(Self.prefix.count))) : .rule(name)
    }

    /// The name that a flag is kept by, in databases and in `FlagKey.rule`.
    package var name: String {
        switch self {
        case .rule(let id): id
        case .manualRisk(let id): Self.prefix + id
        }
    }
}

extension FlagKey {
    /// What raised it.
    package var origin: FlagOrigin { FlagOrigin(name: rule) }

    /// The manual risk that raised it; nil where a rule did.
    package var manualRisk: String? {
        switch origin {
        case .manualRisk(let id): id
        case .rule: nil
        }
    }
}

extension WatchItem {
    /// The name that its flags are kept by.
    package var flagName: String { FlagOrigin.manualRisk(id).name }
}
