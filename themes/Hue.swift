import TextUI

/// A hue that means something on the screen, and what it looks like where a scheme has none of it.
enum Hue: CaseIterable {
    case red, orange, yellow, green, cyan, blue, magenta

    /// Where base16 keeps them.
    static let digits: [(Character, Hue)] = [
        ("8", .red), ("9", .orange), ("A", .yellow), ("B", .green), ("C", .cyan), ("D", .blue), ("E", .magenta),
    ]

    /// The default theme's.
    var standard: Color {
        switch self {
        case .red: .hex(0xFF5F5F)
        case .orange: .hex(0xFFAF5F)
        case .yellow: .hex(0xFFD75F)
        case .green: .hex(0x5FD787)
        case .cyan: .hex(0x5FD7D7)
        case .blue: .hex(0x87AFFF)
        case .magenta: .hex(0xD787FF)
        }
    }

    /// Weaker colours have no name.
    private static let leastChroma = 0.05
    /// Hues further apart have other names; of 2, the distance of opposites.
    private static let reach = 0.75

    /// The colour of the closest hue, if any is close.
    func closest(in colors: [Color]) -> Color? {
        let wanted = standard.lab
        let ranked = colors.compactMap { color -> (Color, Double)? in
            guard let wanted, let lab = color.lab, lab.chroma >= Hue.leastChroma else { return nil }
            let distance = lab.hueDistance(to: wanted)
            return distance < Hue.reach ? (color, distance) : nil
        }
        return ranked.min { $0.1 < $1.1 }?.0
    }

    /// The colour that a scheme keeps under this hue's digit if it has the hue at all, else one of its others that does,
    /// else our own.
    func color(in palette: [Character: Color]) -> Color {
        let digit = Hue.digits.first { $0.1 == self }?.0 ?? "8"
        guard let own = palette[digit] else { return closest(in: Array(palette.values)) ?? standard }
        // The terminal's own colours are what its owner made of them.
        if own.components == nil || closest(in: [own]) != nil { return own }
        let others = "89ABCDEF".compactMap { palette[$0] }
        return closest(in: others) ?? standard
    }
}
