import Market
import TextUI
import ThemeCatalog

/// The colours of returns: from the market's colour for falling over the background to that for rising.
struct HeatScale {
    let theme: Theme
    /// The return that has the full colour.
    let full: Double
    /// The style of each step, from the largest fall to the largest rise: mixing colours takes longer than drawing a tile.
    private let styles: [Style]

    /// How many steps there are on either side of zero.
    static let steps = 3

    init(theme: Theme, full: Double) {
        (self.theme, self.full) = (theme, full)
        let palette = HeatPalette(theme: theme)
        styles = (-HeatScale.steps...HeatScale.steps).map(palette.style)
    }

    /// Whether tiles have a colour of their own behind their text; terminals' own colours cannot be mixed.
    var hasTileColors: Bool { HeatPalette(theme: theme).hasTileColors }

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
    func style(step: Int) -> Style { styles[min(HeatScale.steps, max(-HeatScale.steps, step)) + HeatScale.steps] }

    /// A round number just above the size of most returns, so that the scale means the same for a while.
    static func full(for values: [Double]) -> Double {
        let sizes = values.map { abs($0) }.filter(\.isFinite).sorted()
        guard !sizes.isEmpty else { return 0.03 }
        let most = sizes[min(sizes.count - 1, sizes.count * 3 / 4)]
        let rounds = [0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10]
        return rounds.first { $0 >= most } ?? 10
    }
}
