import TextUI
import ThemeCatalog

/// The choice of colours while it lies over the view: what can be had, where one is, and what there was before.
struct ThemeChooser: Hashable, Sendable {
    /// The themes to choose from, in the colours of the present setting for markets.
    var themes: [Theme] = []
    /// Where one is in them.
    var list = ChoiceList()
    /// What comes back with Esc.
    let original: Theme
}
