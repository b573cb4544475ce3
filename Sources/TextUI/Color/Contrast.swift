extension Color {
    /// The exact colour of this one where that can be told: palette entries are taken as xterm defines them, and only
    /// the terminal's default stays unknown.
    public var exact: Color? {
        if components != nil { return self }
        return paletteIndex.map { .hex(XtermPalette.hex(Int($0))) }
    }

    /// The colour as `0xRRGGBB`; nil for the terminal's default.
    public var hex: UInt32? { exact.map { $0.packed & 0x00FF_FFFF } }

    /// The place in the OKLab space; nil for the terminal's default.
    public var lab: OKLab? { hex.map { OKLab(hex: $0) } }

    /// The relative luminance of WCAG 2: 0.2126 R + 0.7152 G + 0.0722 B of the linear parts; nil for the terminal's
    /// default.
    public var luminance: Double? {
        guard let (red, green, blue) = exact?.components else { return nil }
        return 0.2126 * SRGB.linear(red) + 0.7152 * SRGB.linear(green) + 0.0722 * SRGB.linear(blue)
    }

    /// The contrast ratio of WCAG 2, from 1, the same, to 21, black and white: (L₁ + 0.05) / (L₂ + 0.05), the lighter
    /// above; nil where one of the two is the terminal's default.
    public func contrast(with other: Color) -> Double? {
        guard let own = luminance, let theirs = other.luminance else { return nil }
        return (max(own, theirs) + 0.05) / (min(own, theirs) + 0.05)
    }

    /// How different two colours look: their distance in the OKLab space; nil where one is the terminal's default.
    public func difference(from other: Color) -> Double? {
        guard let own = lab, let theirs = other.lab else { return nil }
        return own.distance(to: theirs)
    }
}
