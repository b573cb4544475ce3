import TextUI

/// The greys of a theme: grounds, and text that is read on each of them.
struct Ground {
    let background: Color
    let bar: Color
    let selection: Color
    let rule: Color
    let text: Color
    let strong: Color
    let secondary: Color

    init(_ scheme: Scheme) {
        func base(_ digit: Character) -> Color? { scheme.palette[digit] }
        let background = base("0") ?? .terminalDefault
        let text = Legibility.corrected(
            scheme.roles[.text] ?? base("5") ?? .terminalDefault, on: [(background, Legibility.text)])
        func ground(_ color: Color) -> Color {
            Legibility.settled(color, towards: background, for: text, contrast: Legibility.text)
        }
        let bar = ground(scheme.roles[.bar] ?? base("1") ?? background)
        let selection = ground(scheme.roles[.selection] ?? base("2") ?? background.mixed(with: text, amount: 0.15))
        self.background = background
        self.text = text
        self.bar = bar
        self.selection = selection
        rule = scheme.roles[.rule] ?? base("3") ?? background.mixed(with: text, amount: 0.3)
        strong = Legibility.corrected(
            scheme.roles[.strong] ?? Ground.strongest(text, base("7"), on: background),
            on: [background, bar, selection].map { ($0, Legibility.text) })
        secondary = Ground.dim(
            scheme.roles[.secondary] ?? base("4") ?? text.mixed(with: background, amount: 0.35),
            on: [background, bar, selection])
    }

    /// A colour for figures: read on the ground as text is, and recognized on bars and selected rows.
    func figure(_ color: Color) -> Color {
        Legibility.corrected(
            color,
            on: [(background, Legibility.text), (bar, Legibility.dim), (selection, Legibility.dim)])
    }

    /// A colour for what is less important.
    func dim(_ color: Color) -> Color { Ground.dim(color, on: [background, bar, selection]) }

    private static func dim(_ color: Color, on grounds: [Color]) -> Color {
        Legibility.corrected(color, on: grounds.map { ($0, Legibility.dim) })
    }

    /// The scheme's brightest grey, if it is one: some schemes keep an accent there.
    private static func strongest(_ text: Color, _ candidate: Color?, on background: Color) -> Color {
        guard text.components != nil else { return candidate ?? text }
        if let candidate, let lab = candidate.lab, lab.chroma < 0.04,
            (candidate.contrast(with: background) ?? 0) > (text.contrast(with: background) ?? 0)
        {
            return candidate
        }
        return text.mixed(with: Legibility.farEnd(from: background), amount: 0.6)
    }
}
