/// What colours a terminal shows.
public enum ColorDepth: Hashable, Sendable {
    /// None: attributes only.
    case monochrome
    /// A palette of this many: 8, 16 or 256.
    case palette(Int)
    /// Exact ones.
    case direct

    /// The depth for a number of colours that terminfo names; 88-colour palettes agree with others on 16 only.
    public init(colors: Int, isDirect: Bool) {
        if isDirect {
            self = .direct
        } else if colors >= 256 {
            self = .palette(256)
        } else if colors >= 16 {
            self = .palette(16)
        } else {
            self = colors >= 8 ? .palette(8) : .monochrome
        }
    }

    /// Whether every colour has to be one of the user's own sixteen.
    public var isSmallPalette: Bool {
        if case .palette(let count) = self { return count <= 16 }
        return false
    }
}
