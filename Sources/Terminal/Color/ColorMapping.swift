internal import TextUI

/// Finds the terminal's own numbers for colours and remembers them.
struct ColorMapping {
    /// The terminal's number for its default colour.
    static let terminalDefault: Int32 = -1

    let depth: ColorDepth
    /// The palette entries that stand for exact colours, where the terminal takes those by a way of its own.
    private(set) var exact: ExactColors?
    private var reduction: ColorReduction

    /// Creates a mapping; `isExact` where entries of a palette of 256 become exact colours before they are sent.
    init(depth: ColorDepth, isExact: Bool = false) {
        self.depth = depth
        exact = isExact && depth == .palette(256) ? ExactColors() : nil
        reduction = ColorReduction(depth: depth)
    }

    /// The number of a colour: a palette entry, or `0xRRGGBB` where colours are direct.
    mutating func index(of color: Color) -> Int32 {
        indices(of: Style(foreground: color)).foreground
    }

    /// The numbers of a style's text and background.
    mutating func indices(of style: Style) -> (foreground: Int32, background: Int32) {
        if exact != nil { return (entry(of: style.foreground), entry(of: style.background)) }
        let reduced = reduction.reduced(style)
        return (number(of: reduced.foreground), number(of: reduced.background))
    }

    /// Leaves colours that got a similar one's entry as they are.
    mutating func settle() {
        exact?.isExhausted = false
    }

    private func number(of color: Color) -> Int32 {
        if let index = color.paletteIndex, depth != .direct || index < 8 { return Int32(index) }
        guard let hex = color.hex else { return ColorMapping.terminalDefault }
        // Direct terminals take 0 to 7 for palette entries; the colour 8 is as black as 0.
        return max(8, Int32(hex))
    }

    private mutating func entry(of color: Color) -> Int32 {
        if let index = color.paletteIndex, index < 16 { return Int32(index) }
        guard let hex = color.hex else { return ColorMapping.terminalDefault }
        return exact?.entry(for: hex) ?? ColorMapping.terminalDefault
    }
}
