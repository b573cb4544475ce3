import Market
import RiskRules
import TextUI

/// A text over the screen that is only read: it scrolls, and every other key closes it.
protocol TextLayer: Layer {
    /// The first line on screen.
    var scroll: Int { get set }

    /// Its scrolling.
    func text(_ model: Model) -> ScrollText
}

extension TextLayer {
    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        let command = model.keys.command(for: key, in: model.view)?.id
        guard let new = text(model).scrolled(scroll, by: CursorMove(command)) else { return .closes() }
        scroll = new
        return .stays()
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer { .closes() }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        scroll = text(model).scrolled(scroll, by: step > 0 ? .down : .up) ?? scroll
        return .stays()
    }
}

/// The keys.
struct HelpLayer: TextLayer {
    var scroll = 0

    private func overlay(_ model: Model) -> HelpOverlay {
        HelpOverlay(theme: model.theme, commands: model.keys.commands(in: model.view), scroll: scroll)
    }

    func text(_ model: Model) -> ScrollText { overlay(model).text(on: model.size) }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        overlay(model).draw(in: Rect(model.size), into: &frame.buffer)
        return nil
    }
}

/// A flag or a statement step by step; of several reasons the one that is chosen with Tab or the arrow keys.
struct ExplanationLayer: TextLayer {
    /// What there is to explain; never empty.
    let reasons: [Explained]
    private var chosen = 0
    var scroll = 0

    /// - Parameter reasons: what there is to explain; nil of nothing.
    init?(_ reasons: [Explained]) {
        guard !reasons.isEmpty else { return nil }
        self.reasons = reasons
    }

    private func overlay(_ model: Model) -> ExplanationOverlay {
        ExplanationOverlay(model: model, reasons: reasons, chosen: chosen, scroll: scroll)
    }

    func text(_ model: Model) -> ScrollText { overlay(model).text }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        let move = CursorMove(model.keys.command(for: key, in: model.view)?.id)
        if reasons.count > 1, let step = ExplanationLayer.step(key, move) {
            chosen = (chosen + step + reasons.count) % reasons.count
            scroll = 0
            return .stays()
        }
        guard let new = text(model).scrolled(scroll, by: move) else { return .closes() }
        scroll = new
        return .stays()
    }

    /// Tab and the arrows choose wherever they do something else.
    private static func step(_ key: KeyStroke, _ move: CursorMove?) -> Int? {
        if key == KeyStroke(.tab) || key == KeyStroke(.right) { return 1 }
        if key == KeyStroke(.backTab) || key == KeyStroke(.left) { return -1 }
        switch move {
        case .right, .nextPane: return 1
        case .left, .previousPane: return -1
        case .up, .down, .pageUp, .pageDown, .first, .last, nil: return nil
        }
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        overlay(model).draw(in: Rect(model.size), into: &frame.buffer)
        return nil
    }
}

/// Where the figures of an instrument come from.
struct OriginLayer: TextLayer {
    let symbol: Symbol
    var scroll = 0

    func text(_ model: Model) -> ScrollText { OriginOverlay(model: model, symbol: symbol, scroll: scroll).text }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        OriginOverlay(model: model, symbol: symbol, scroll: scroll).draw(in: Rect(model.size), into: &frame.buffer)
        return nil
    }
}
