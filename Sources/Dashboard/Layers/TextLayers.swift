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

/// A flag or a statement step by step.
struct ExplanationLayer: TextLayer {
    let explained: Explained
    var scroll = 0

    func text(_ model: Model) -> ScrollText {
        ExplanationOverlay(model: model, explained: explained, scroll: scroll).text
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        ExplanationOverlay(model: model, explained: explained, scroll: scroll)
            .draw(in: Rect(model.size), into: &frame.buffer)
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
