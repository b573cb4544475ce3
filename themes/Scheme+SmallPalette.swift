import TextUI

extension Scheme {
    /// The scheme for a screen with 16 colours: its hues become the screen's own of the same name, its ground black or
    /// white. Sixteen colours have no shades to match a scheme's, and the nearest one may have another hue, which would
    /// mean something else.
    var onSmallPalette: Scheme {
        guard palette["0"]?.components != nil else { return self }
        let isDark = variant == .dark
        let greys: [(Character, UInt8, UInt8)] = [
            ("0", 0, 15), ("1", 0, 15), ("2", 4, 7), ("3", 8, 8), ("4", 7, 8), ("5", 15, 0), ("6", 15, 0), ("7", 15, 0),
        ]
        var small: [Character: Color] = [:]
        for (digit, dark, light) in greys { small[digit] = .palette(isDark ? dark : light) }
        for (digit, hue) in Hue.digits { small[digit] = hue.entry(isDark: isDark) }
        // A theme that rises in blue goes on to do so.
        let market = roles.filter { [.up, .down].contains($0.key) }
        let own = market.compactMapValues { Hue.nearest(to: $0)?.entry(isDark: isDark) }
        return Scheme(id: id, name: name, path: path, variant: variant, palette: small, roles: own)
    }
}

extension Hue {
    /// The entry of the terminal's own colours: bright on black, dark on white.
    func entry(isDark: Bool) -> Color {
        let entry: UInt8 =
            switch self {
            case .red: 1
            case .green: 2
            case .orange, .yellow: 3
            case .blue: 4
            case .magenta: 5
            case .cyan: 6
            }
        return .palette(isDark ? entry + 8 : entry)
    }

    /// The hue that comes closest; nil for greys.
    static func nearest(to color: Color) -> Hue? {
        guard let lab = color.lab, lab.chroma > 0.03 else { return nil }
        func distance(_ hue: Hue) -> Double { hue.standard.lab.map { $0.hueDistance(to: lab) } ?? 2 }
        return allCases.min { distance($0) < distance($1) }
    }
}
