import TextUI
public import ThemeCatalog

/// The choice of colours while it lies over the view: what can be had, where one is, and what there was before.
struct ThemeChooser: Hashable, Sendable {
    /// The themes to choose from, in the colours of the present setting for markets.
    var themes: [Theme] = []
    /// Where one is in them.
    var selection = 0
    /// What comes back with Esc.
    let original: Theme
}

extension Model {
    /// Whether the choice of colours is open and waits to be told what there is.
    public var awaitsSchemes: Bool {
        if case .themes = overlay { return schemes == nil }
        return false
    }

    /// Says which schemes there are to choose from; none where there are no colours.
    public mutating func offer(_ schemes: [Scheme]) {
        self.schemes = schemes
        if case .themes(let chooser) = overlay { openThemes(original: chooser.original) }
    }

    mutating func openThemes() { openThemes(original: theme) }

    private mutating func openThemes(original: Theme) {
        var chooser = ThemeChooser(original: original)
        chooser.themes = (schemes ?? []).map { Theme($0, market: theme.marketColors, depth: theme.depth) }
        chooser.selection = chooser.themes.firstIndex { $0.id == theme.id } ?? 0
        overlay = .themes(chooser)
    }

    /// Keys while the choice is open: moving shows each theme at once, Enter keeps it, Esc brings the former one back.
    mutating func choose(_ chooser: ThemeChooser, _ key: KeyStroke) {
        switch key {
        case KeyStroke(.enter):
            overlay = nil
            return
        case KeyStroke(.escape), KeyStroke("q"):
            theme = chooser.original
            overlay = nil
            return
        case KeyStroke("m"):
            changeMarketColors(chooser)
            return
        default: break
        }
        let last = chooser.themes.count - 1
        switch keys.action(for: key, in: view) {
        case .moveDown: show(chooser, at: min(last, chooser.selection + 1))
        case .moveUp: show(chooser, at: chooser.selection - 1)
        case .pageDown: show(chooser, at: min(last, chooser.selection + 5))
        case .pageUp: show(chooser, at: chooser.selection - 5)
        case .firstRow: show(chooser, at: 0)
        case .lastRow: show(chooser, at: last)
        // The key that opened the choice goes round.
        case .theme: show(chooser, at: chooser.selection >= last ? 0 : chooser.selection + 1)
        default: break
        }
    }

    mutating func show(_ chooser: ThemeChooser, at index: Int) {
        guard !chooser.themes.isEmpty else { return }
        var chooser = chooser
        chooser.selection = max(0, index)
        theme = chooser.themes[chooser.selection]
        overlay = .themes(chooser)
    }

    private mutating func changeMarketColors(_ chooser: ThemeChooser) {
        guard let schemes, schemes.indices.contains(chooser.selection) else { return }
        let market = theme.marketColors.following
        var chooser = chooser
        chooser.themes = schemes.map { Theme($0, market: market, depth: theme.depth) }
        show(chooser, at: chooser.selection)
    }
}
