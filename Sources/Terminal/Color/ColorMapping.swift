internal import TextUI

/// Finds the terminal's own number for a colour and remembers it.
struct ColorMapping {
    /// The terminal's number for its default colour.
    static let terminalDefault: Int32 = -1

    let depth: ColorDepth
    private var known: [UInt32: Int32] = [:]
    /// What exact colours may become, worked out when the first one is met.
    private lazy var candidates = ColorMapping.candidates(for: depth)

    init(depth: ColorDepth) {
        self.depth = depth
    }

    /// The number of a colour: a palette entry, or `0xRRGGBB` where colours are direct.
    mutating func index(of color: Color) -> Int32 {
        if let index = known[color.packed] { return index }
        let index = resolve(color)
        known[color.packed] = index
        return index
    }

    /// The numbers of text and background; where a small palette would make them one, the text stays readable.
    mutating func indices(foreground: Color, background: Color) -> (foreground: Int32, background: Int32) {
        var (text, ground) = (index(of: foreground), index(of: background))
        if text == ground, text >= 0, foreground != background, case .palette(let count) = depth, count <= 16 {
            let isDark = OKLab(hex: XtermPalette.hex(Int(ground))).lightness < 0.6
            text = isDark ? 7 : 0
            if text == ground { ground = ColorMapping.terminalDefault }
        }
        return (text, ground)
    }

    private mutating func resolve(_ color: Color) -> Int32 {
        if let entry = color.paletteIndex { return resolve(entry: Int(entry)) }
        guard let (red, green, blue) = color.components else { return ColorMapping.terminalDefault }
        let hex = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        switch depth {
        case .monochrome: return ColorMapping.terminalDefault
        case .palette: return nearest(to: hex)
        // Direct terminals take 0 to 7 for palette entries; the colour 8 is as black as 0.
        case .direct: return max(8, Int32(hex))
        }
    }

    private mutating func resolve(entry: Int) -> Int32 {
        switch depth {
        case .monochrome: return ColorMapping.terminalDefault
        case .palette(let count) where entry < count: return Int32(entry)
        case .palette(8) where entry < 16: return Int32(entry - 8)
        case .palette: return nearest(to: XtermPalette.hex(entry))
        case .direct: return entry < 8 ? Int32(entry) : max(8, Int32(XtermPalette.hex(entry)))
        }
    }

    private mutating func nearest(to hex: UInt32) -> Int32 {
        let wanted = OKLab(hex: hex)
        var best: (index: Int32, distance: Double) = (0, .infinity)
        for (index, candidate) in candidates {
            let distance = wanted.squaredDistance(to: candidate)
            if distance < best.distance { best = (index, distance) }
        }
        return best.index
    }

    private static func candidates(for depth: ColorDepth) -> [(Int32, OKLab)] {
        guard case .palette(let count) = depth else { return [] }
        // The first 16 follow the user's scheme: as exact colours they could be anything.
        let indices = count == 256 ? 16..<256 : 0..<count
        return indices.map { (Int32($0), OKLab(hex: XtermPalette.hex($0))) }
    }
}
