/// Why a scheme cannot be used.
public enum ThemeError: Error, Hashable, CustomStringConvertible {
    /// There is no scheme of that name.
    case unknown(String)
    /// The text is not a scheme.
    case malformed(String)
    /// A colour is none.
    case badColor(String, key: String, scheme: String)
    /// The `chiptop:` block sets something that is not a role.
    case unknownRole(String, scheme: String)

    /// A sentence that says what to do.
    public var description: String {
        switch self {
        case .unknown(let name):
            "Unknown theme \(name); choose one of \(ThemeCatalog.names.joined(separator: ", "))"
        case .malformed(let name):
            "the theme \(name) is neither a base16 scheme, which needs base00 to base0F, nor btop's, which needs main_fg"
        case .badColor(let text, let key, let scheme):
            "the theme \(scheme) gives \(key) the colour \(text); write #rrggbb, default or a number up to 255"
        case .unknownRole(let key, let scheme):
            "the theme \(scheme) sets \(key); the roles are \(Role.allCases.map(\.rawValue).joined(separator: ", "))"
        }
    }
}
