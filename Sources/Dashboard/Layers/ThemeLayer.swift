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
        chooser.selection = chooser.themes.firstIndex { $0.id == model.theme.id } ?? 0
    }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        switch key {
        case KeyStroke(.enter): return .closes()
        case KeyStroke(.escape), KeyStroke("q"):
            model.theme = chooser.original
            return .closes()
        case KeyStroke("m"): changeMarketColors(&model)
        // The key that opened the choice goes round.
        case let key where model.keys.command(for: key, in: model.view)?.id == "theme":
            show(chooser.selection >= chooser.themes.count - 1 ? 0 : chooser.selection + 1, &model)
        default:
            let move = CursorMove(model.keys.command(for: key, in: model.view)?.id)
            if let move { show(chooser.selection + move.step(page: 5, count: chooser.themes.count), &model) }
        }
        return .stays()
    }

    private mutating func show(_ index: Int, _ model: inout Model) {
        guard !chooser.themes.isEmpty else { return }
        chooser.selection = max(0, min(index, chooser.themes.count - 1))
        model.theme = chooser.themes[chooser.selection]
    }

    private mutating func changeMarketColors(_ model: inout Model) {
        guard let schemes = model.schemes, schemes.indices.contains(chooser.selection) else { return }
        let market = model.theme.marketColors.following
        chooser.themes = schemes.map { Theme($0, market: market, depth: model.theme.depth) }
        show(chooser.selection, &model)
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        guard case .choice(let index) = target else { return .stays() }
        if index == chooser.selection { return .closes() }
        show(index, &model)
        return .stays()
    }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        show(chooser.selection + step, &model)
        return .stays()
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        ThemeOverlay(theme: model.theme, chooser: chooser).draw(in: Rect(model.size), into: &frame)
    }
}
