import TextUI

/// Makes colours readable: whatever a scheme says, text keeps the contrast that WCAG 2 asks for.
enum Legibility {
    /// What text needs on the ground.
    static let text = 4.5
    /// What dim text needs everywhere, and coloured figures on a bar or a selected row.
    static let dim = 3.0

    /// Whether a colour has a contrast.
    ///
    /// Two of the terminal's first sixteen colours beside each other count as good, as its default does: what they are is
    /// unknown to the program. One of them beside an exact colour is taken as xterm defines it.
    static func has(_ contrast: Double, _ color: Color, on ground: Color) -> Bool {
        guard color.components != nil || ground.components != nil else { return true }
        return (color.contrast(with: ground) ?? .infinity) >= contrast
    }

    /// The colour, or the nearest one of its hue towards white or black that has a contrast on every ground.
    static func corrected(_ color: Color, on grounds: [(color: Color, contrast: Double)]) -> Color {
        func isFine(_ candidate: Color) -> Bool { grounds.allSatisfy { has($0.contrast, candidate, on: $0.color) } }
        guard !isFine(color), let ground = grounds.first?.color else { return color }
        let end = farEnd(from: ground)
        for step in 1...40 {
            let candidate = color.mixed(with: end, amount: Double(step) / 40)
            if isFine(candidate) { return candidate }
        }
        return end
    }

    /// A ground moved towards another one as far as a text on it needs.
    static func settled(_ ground: Color, towards other: Color, for text: Color, contrast: Double) -> Color {
        for step in 0..<20 {
            let candidate = ground.mixed(with: other, amount: Double(step) / 20)
            if has(contrast, text, on: candidate) { return candidate }
        }
        return other
    }

    /// White or black, whichever stands out more.
    static func farEnd(from ground: Color) -> Color {
        (ground.luminance ?? 0) < 0.179 ? .hex(0xFFFFFF) : .hex(0x000000)
    }

    /// The first candidate that cannot be mistaken for one of the others, or the one that differs most from them.
    static func distinct(_ candidates: [Color], from others: [Color]) -> Color {
        candidates.first { isDistinct($0, from: others) }
            ?? candidates.max { difference($0, from: others) < difference($1, from: others) } ?? .terminalDefault
    }

    /// Whether a colour cannot be mistaken for one of the others.
    static func isDistinct(_ color: Color, from others: [Color]) -> Bool {
        difference(color, from: others) >= leastDifference
    }

    private static func difference(_ color: Color, from others: [Color]) -> Double {
        others.map { color.difference(from: $0) ?? .infinity }.min() ?? .infinity
    }

    /// In the OKLab space; the neighbours of the default palette are about 0.17 apart.
    static let leastDifference = 0.08
}
