import Market
import TextUI
import ThemeCatalog

/// The colours of returns: from the market's colour for falling over the background to that for rising.
struct HeatScale {
    let theme: Theme
    /// The return that has the full colour.
    let full: Double

    /// How many steps there are on either side of zero.
    static let steps = 3

    /// Whether tiles have a colour of their own behind their text; terminals' own colours cannot be mixed.
    var hasTileColors: Bool { theme.background.components != nil && theme.up.components != nil }

    /// The scale for a region's shares.
    func of(_ region: Region?) -> HeatScale { HeatScale(theme: theme.of(region), full: full) }

    /// The step of a return: 0 where next to nothing moved or nothing is known.
    func step(of value: Double?) -> Int {
        guard let value, full > 0, abs(value) >= full / 12 else { return 0 }
        let steps = Double(HeatScale.steps)
        let step = (abs(value) / full * steps).rounded(.up)
        return Int(min(steps, step)) * (value > 0 ? 1 : -1)
    }

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

    /// A round number just above the size of most returns, so that the scale means the same for a while.
    static func full(for values: [Double]) -> Double {
        let sizes = values.map { abs($0) }.filter(\.isFinite).sorted()
        guard !sizes.isEmpty else { return 0.03 }
        let most = sizes[min(sizes.count - 1, sizes.count * 3 / 4)]
        let rounds = [0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10]
        return rounds.first { $0 >= most } ?? 10
    }
}
