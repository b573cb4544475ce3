/// What raised a flag: a rule, or a risk that was entered by hand.
public enum FlagOrigin: Hashable, Sendable {
    /// A rule of this id.
    case rule(String)
    /// A manual risk of this id.
    case manualRisk(String)

    /// What people and programs call it: a rule's id, or the risk's with `watch-` before it.
    public var name: String {
        switch self {
        case .rule(let id): id
        case .manualRisk(let id): "watch-" + id
        }
    }

    /// The manual risk; nil where it is a rule.
    package var manualRisk: String? {
        switch self {
        case .manualRisk(let id): id
        case .rule: nil
        }
    }
}
