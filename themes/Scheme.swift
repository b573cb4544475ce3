import TextUI

/// What a theme file says, before roles are worked out of it.
public struct Scheme: Hashable, Sendable {
    /// Whether a scheme is for dark or light screens.
    public enum Variant: String, Hashable, Sendable {
        /// Light text on a dark ground.
        case dark
        /// Dark text on a light ground.
        case light
    }

    /// The name to ask for it by.
    public let id: String
    /// The scheme's name as people read it.
    public let name: String
    /// Where it comes from; nil for those that ship with the program.
    public let path: String?
    /// The sixteen colours by their digits, as far as there are any.
    let palette: [Character: Color]
    /// The roles that the file sets itself.
    let roles: [Role: Color]
    private let declared: Variant?

    init(
        id: String, name: String, path: String?, variant: Variant?, palette: [Character: Color], roles: [Role: Color]
    ) {
        self.id = id
        self.name = name
        self.path = path
        declared = variant
        self.palette = palette
        self.roles = roles
    }

    /// Whether it is for dark or light screens: what its ground is, else what the file says.
    public var variant: Variant {
        let text = (palette["5"] ?? .terminalDefault).luminance ?? 1
        guard let ground = (palette["0"] ?? .terminalDefault).luminance else {
            return declared ?? (text < 0.2 ? .light : .dark)
        }
        return ground > text ? .light : .dark
    }
}
