import Market
import TextUI
import ThemeCatalog

/// Asks for how long a flag is to be silent.
struct SnoozeOverlay {
    let model: Model
    let name: String
    let calendar: TradingCalendar?
    let exchange: Exchange?

    func draw(in screen: Rect, into buffer: inout Buffer) {
        let theme = model.theme
        let box = OverlayBox(theme: theme, title: "Snooze: " + name, hint: "number select · Esc cancel")
        guard let inner = box.draw(width: 64, lines: SnoozeChoice.allCases.count, in: screen, into: &buffer) else {
            return
        }
        for (index, choice) in SnoozeChoice.allCases.enumerated() {
            let end = choice.end(from: model.displayedMoment, calendar)
            let isPossible = end != nil || choice == .over
            let line = StyledLine([
                StyledLine.Run("\(choice.key)  ", box.style(theme.accent).bold),
                StyledLine.Run(choice.label, box.style(isPossible ? theme.text : theme.secondary)),
            ])
            line.draw(in: inner.row(index), into: &buffer)
            let words = end.map { Wording.moment($0, exchange) } ?? (choice == .over ? "" : "unknown")
            StyledLine([StyledLine.Run(words, box.style(theme.secondary))]).drawTrailing(
                in: inner.row(index), into: &buffer)
        }
    }
}
