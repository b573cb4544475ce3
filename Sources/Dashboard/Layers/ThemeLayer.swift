import TextUI
import ThemeCatalog

/// The choice of colours: moving shows each theme at once, Enter keeps it, Esc brings the former one back.
struct ThemeLayer: Layer {
    private var chooser: ThemeChooser

    init(_ model: Model) {
        chooser = ThemeChooser(original: model.theme)
        list(model.schemes ?? [], model)
    }

    var isOfThemes: Bool { true }
    var awaitsSchemes: Bool { chooser.themes.isEmpty }

    mutating func offer(_ schemes: [Scheme], _ model: inout Model) { list(schemes, model) }

    private mutating func list(_ schemes: [Scheme], _ model: Model) {
        chooser.themes = schemes.map { Theme($0, market: model.theme.marketColors, depth: model.theme.depth) }
        let present = chooser.themes.firstIndex { $0.id == model.theme.id } ?? 0
        chooser.list.select(present, of: chooser.themes.count)
    }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        if key == KeyStroke(.enter) { return .closes() }
        if key == KeyStroke(.escape) || key == KeyStroke("q") {
            model.theme = chooser.original
            return .closes()
        }
        let count = chooser.themes.count
        if key == KeyStroke("m") {
            changeMarketColors(&model)
        } else if model.keys.command(for: key, in: model.view)?.id == "theme" {
            // The key that opened the choice goes round.
            chooser.list.select(chooser.list.selection >= count - 1 ? 0 : chooser.list.selection + 1, of: count)
        } else if !chooser.list.move(by: key, of: count, model) {
            return .stays()
        }
        showSelection(&model)
        return .stays()
    }

    private func showSelection(_ model: inout Model) {
        guard chooser.themes.indices.contains(chooser.list.selection) else { return }
        model.theme = chooser.themes[chooser.list.selection]
    }

    private mutating func changeMarketColors(_ model: inout Model) {
        guard let schemes = model.schemes else { return }
        let market = model.theme.marketColors.following
        chooser.themes = schemes.map { Theme($0, market: market, depth: model.theme.depth) }
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        guard case .choice(let index) = target else { return .stays() }
        if index == chooser.list.selection { return .closes() }
        chooser.list.select(index, of: chooser.themes.count)
        showSelection(&model)
        return .stays()
    }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        chooser.list.turn(by: step, of: chooser.themes.count)
        showSelection(&model)
        return .stays()
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        ThemeOverlay(theme: model.theme, chooser: chooser).draw(in: Rect(model.size), into: &frame)
    }
}
