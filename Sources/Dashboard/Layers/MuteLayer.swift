import Market
import RiskRules
import TextUI
import ThemeCatalog

/// Asks what is to be muted.
struct MuteLayer: Layer {
    let entry: RiskEntry

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        guard case .character(let character) = key.key,
            let choice = MuteChoices(entry, model).all.first(where: { $0.key == character })
        else { return .closes() }
        let isMuting = character != "0"
        let words = isMuting ? "Muted: " + choice.label : "Unmuted: " + entry.name
        return .closes(choice.orders.flatMap { model.order($0, saying: words) })
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        let choices = MuteChoices(entry, model).all
        let hint = "number select · Esc cancel"
        let box = OverlayBox(theme: model.theme, title: "Mute until it is unmuted", hint: hint)
        guard let inner = box.draw(width: 64, lines: choices.count, in: Rect(model.size), into: &frame.buffer) else {
            return nil
        }
        for (index, choice) in choices.enumerated() {
            let label = TextFitting.truncated(choice.label, to: max(0, inner.width - 3))
            StyledLine([
                StyledLine.Run("\(choice.key)  ", box.style(model.theme.accent).bold),
                StyledLine.Run(label, box.style(model.theme.text)),
            ]).draw(in: inner.row(index), into: &frame.buffer)
        }
        return nil
    }
}
