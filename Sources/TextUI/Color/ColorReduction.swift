/// Finds for every style the one that comes closest among the colours that a terminal has.
///
/// The background becomes the entry that looks nearest; the text becomes the nearest one that can still be read on it, if
/// it could be before.
public struct ColorReduction: Sendable {
    /// What colours there are.
    public let depth: ColorDepth
    private var known: [Pair: Pair] = [:]
    private let matcher: PaletteMatch

    private struct Pair: Hashable {
        let foreground: Color
        let background: Color
    }

    /// Creates a reduction to the colours of a depth.
    public init(depth: ColorDepth) {
        self.depth = depth
        matcher = PaletteMatch(depth: depth)
    }

    /// The style in colours that there are.
    public mutating func reduced(_ style: Style) -> Style {
        guard depth != .direct else { return style }
        let wanted = Pair(foreground: style.foreground, background: style.background)
        let found = known[wanted] ?? resolve(wanted)
        known[wanted] = found
        return Style(foreground: found.foreground, background: found.background, attributes: style.attributes)
    }

    private func resolve(_ pair: Pair) -> Pair {
        guard case .palette(let count) = depth else {
            return Pair(foreground: .terminalDefault, background: .terminalDefault)
        }
        let ground = matcher.nearest(to: pair.background)
        // Any code that names an entry or leaves it to the terminal means just that.
        guard pair.foreground.components != nil, let contrast = pair.foreground.contrast(with: pair.background) else {
            return Pair(foreground: matcher.nearest(to: pair.foreground), background: ground)
        }
        let text = matcher.nearest(
            to: pair.foreground, on: ground, contrast: ColorReduction.needed(contrast, isSmall: count <= 16))
        return Pair(foreground: text, background: ground)
    }

    /// Text keeps what text needs, dim text what dim text needs; what was fainter may get a little fainter still.
    private static func needed(_ contrast: Double, isSmall: Bool) -> Double {
        if contrast >= 4.5, !isSmall { return 4.5 }
        // However faint it was, it was something.
        return contrast >= 3 ? 3 : max(min(contrast, 1.05), contrast * 0.85)
    }
}

extension Buffer {
    /// The same picture in the colours that there are at a depth.
    public func reduced(to depth: ColorDepth) -> Buffer {
        guard depth != .direct else { return self }
        var result = self
        var reduction = ColorReduction(depth: depth)
        result.restyle(bounds) { reduction.reduced($0) }
        return result
    }
}
