import Market
import RiskRules
import TextUI

/// A form over the screen. What is written in it stays, wherever the mouse presses or the wheel turns.
protocol FormLayer: Layer {
    associatedtype Form: ScreenForm & Sendable

    /// What is written.
    var form: Form { get set }

    /// Saves what was written; nil where something is wrong with it, and then the form says what.
    mutating func save(_ model: Model) -> [Effect]?

    /// Called when something was written.
    mutating func change(_ model: Model)
}

extension FormLayer {
    mutating func change(_ model: Model) {}

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        let outcome = form.take(key)
        change(model)
        switch outcome {
        case .left: return .closes()
        case .typed: return .stays()
        case .entered: return save(model).map { .closes($0) } ?? .stays()
        }
    }

    mutating func paste(_ text: String, _ model: inout Model) { form.type(text) }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        FormOverlay(theme: model.theme, form: form).draw(in: Rect(model.size), into: &frame.buffer)
    }
}

/// A manual risk that is being written.
struct ManualRiskFormLayer: FormLayer {
    var form: ManualRiskForm

    mutating func save(_ model: Model) -> [Effect]? { form.item().map { [.risk(.save($0))] } }
}

/// A change of a watchlist that is being written.
struct ListFormLayer: FormLayer {
    var form: ListForm

    mutating func save(_ model: Model) -> [Effect]? {
        form.finish(find: model.commandReader.reading(of:)).map { [.watchlist($0)] }
    }

    mutating func change(_ model: Model) { form.suggestion = suggestion(model) }

    /// What the last symbol that was written stands for.
    private func suggestion(_ model: Model) -> String? {
        let text = form.text(.symbols)
        guard let word = text.split(separator: ",").last.map({ String($0).trimmed }), !word.isEmpty,
            let symbol = model.commandReader.reading(of: word).symbol
        else { return nil }
        guard let instrument = model.snapshot[symbol]?.instrument else { return "\(symbol): no data yet" }
        let names = [instrument.name, instrument.nativeName].compactMap(\.self).joined(separator: " ")
        return "\(symbol) \(names)"
    }
}
