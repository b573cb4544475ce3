/// What a colour is for; a theme file may set each in its `chiptop:` block.
enum Role: String, CaseIterable, Sendable {
    case bar, selection, rule, secondary, text, strong, accent, up, down, flat, stale, info, warn, high, blue, orange
    case accentMuted = "accent-muted"
    case upMuted = "up-muted"
    case downMuted = "down-muted"

    /// The role of a key in a file; focus and dim are other words for accent and secondary.
    init?(key: String) {
        switch key {
        case "focus": self = .accent
        case "dim": self = .secondary
        default: self.init(rawValue: key)
        }
    }
}
