import TextUI
import ThemeCatalog

/// What the command line could become, above the line that is typed.
struct CandidateBox {
    let theme: Theme
    let candidates: [CommandReader.Candidate]
    let selection: Int?

    private func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }

    /// Draws the box at the end of the room above the keys.
    func draw(in screen: Rect, into frame: inout Frame) {
        guard !candidates.isEmpty, screen.height > candidates.count + 2 else { return }
        let widest = candidates.map { TextWidth.width(of: $0.text) }.max() ?? 0
        let width = min(screen.width, max(44, widest + 34))
        let box = Rect(
            x: screen.x, y: screen.maxY - candidates.count, width: width, height: candidates.count)
        frame.buffer.fill(box, style: style(theme.text))
        for (index, candidate) in candidates.enumerated() {
            let row = box.row(index)
            let isChosen = index == selection
            StyledLine([
                StyledLine.Run(isChosen ? " ▸ " : "   ", style(theme.accent).bold),
                StyledLine.Run(
                    TextFitting.fitted(candidate.text, to: widest) + "  ",
                    isChosen ? style(theme.strong).bold : style(theme.text)),
                StyledLine.Run(
                    TextFitting.truncated(candidate.summary, to: max(0, width - widest - 6)), style(theme.secondary)),
            ]).draw(in: row, into: &frame.buffer)
            frame.hit(row, .choice(index))
        }
    }
}
