import TextUI
import ThemeCatalog

/// How the colours of tiles are mixed from a theme's.
struct HeatPalette {
    let theme: Theme

    /// Whether tiles have a colour of their own behind their text; terminals' own colours cannot be mixed.
    var hasTileColors: Bool { theme.background.components != nil && theme.up.components != nil }

    /// The style of a tile whose return has this step.
    func style(step: Int) -> Style {
        guard hasTileColors else {
            let color = step > 0 ? theme.up : step < 0 ? theme.down : theme.secondary
            return theme.style(color)
        }
        guard step != 0 else { return Style(foreground: theme.text, background: still) }
        let color = color(of: step > 0 ? theme.up : theme.down, step: abs(step))
        return Style(foreground: legible(on: color), background: color)
    }

    /// Behind what did not move: the grey of selected rows, if it is one.
    private var still: Color {
        let isGrey = (theme.selection.lab?.chroma ?? 0) < 0.04
        return isGrey ? theme.selection : theme.background.mixed(with: theme.text, amount: 0.18)
    }

    /// Ever more of the colour on a light background, ever less black in it on a dark one. Where a theme keeps to the colours that all terminals with 256 share,
    /// its deep shades do so too.
    private func color(of market: Color, step: Int) -> Color {
        guard let (red, green, blue) = market.components, !isLight, isOfSharedPalette else {
            // Between dark grounds and a colour of the other side lies grey: there the colour is only made darker.
            let amounts = isLight ? [0.3, 0.48, 0.66] : [0.4, 0.56, 0.72]
            let ground = isLight ? theme.background : .hex(0x000000)
            return ground.mixed(with: market, amount: amounts[min(step, HeatScale.steps) - 1])
        }
        let parts = [red, green, blue].map(Double.init)
        let least = parts.min() ?? 0
        let most = max(1, (parts.max() ?? 255) - least)
        // The strongest shade is a little softer, so that it does not glare.
        let (floor, peak) = [(0.0, 95.0), (0, 135), (60, 175)][min(step, HeatScale.steps) - 1]
        let deep = parts.map { UInt8(floor + ($0 - least) / most * (peak - floor)) }
        return .rgb(deep[0], deep[1], deep[2])
    }

    /// Light or dark text, whichever stands out more; white or black where neither of the theme's own is read.
    private func legible(on color: Color) -> Color {
        let own = [theme.strong, theme.background]
        let black = Color.hex(0x000000)
        let candidates = own + [.hex(0xFFFFFF), black]
        func contrast(_ text: Color) -> Double { text.contrast(with: color) ?? 0 }
        return own.max { contrast($0) < contrast($1) }.flatMap { contrast($0) >= 4.5 ? $0 : nil }
            ?? candidates.max { contrast($0) < contrast($1) } ?? black
    }

    private var isLight: Bool { (theme.background.luminance ?? 0) > 0.18 }

    private var isOfSharedPalette: Bool {
        [theme.background, theme.up, theme.down].allSatisfy { $0.hex.map(XtermPalette.contains) ?? false }
    }
}
