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
        guard step != 0 else { return Style(foreground: theme.text, background: theme.selection) }
        let color = color(of: step > 0 ? theme.up : theme.down, step: abs(step))
        return Style(foreground: legible(on: color), background: color)
    }

    /// On a light background ever less of it is mixed in; on a dark one the colour's own deep shades are taken, which
    /// terminals with 256 colours have too.
    private func color(of market: Color, step: Int) -> Color {
        guard let (red, green, blue) = market.components, !isLight else {
            return theme.background.mixed(with: market, amount: 0.12 + 0.18 * Double(step))
        }
        let parts = [red, green, blue].map(Double.init)
        let least = parts.min() ?? 0
        let most = max(1, (parts.max() ?? 255) - least)
        // The strongest shade is a little softer, so that it does not glare.
        let (floor, peak) = [(0.0, 95.0), (0, 135), (60, 175)][min(step, HeatScale.steps) - 1]
        let deep = parts.map { UInt8(floor + ($0 - least) / most * (peak - floor)) }
        return .rgb(deep[0], deep[1], deep[2])
    }

    /// Light or dark text, whichever stands out more.
    private func legible(on color: Color) -> Color {
        let own = HeatScale.brightness(color)
        let (strong, background) = (HeatScale.brightness(theme.strong), HeatScale.brightness(theme.background))
        return abs(strong - own) >= abs(background - own) ? theme.strong : theme.background
    }

    private static func brightness(_ color: Color) -> Double {
        guard let (red, green, blue) = color.components else { return 0 }
        return 0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)
    }

    private var isLight: Bool {
        guard let (red, green, blue) = theme.background.components else { return false }
        return Int(red) + Int(green) + Int(blue) > 384
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
