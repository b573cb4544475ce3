import Market
import TextUI
import ThemeCatalog

/// One line above the keys that says what is wrong with the cache and what to do.
struct NoticeLine {
    let model: Model

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard let fault = model.snapshot.condition.fault else { return }
        let theme = model.theme
        let line = StyledLine([
            StyledLine.Run(" ✕ ", theme.style(theme.high).bold),
            StyledLine.Run(TextFitting.truncated(fault.problem, to: max(0, rect.width - 4)), theme.style(theme.strong)),
        ])
        let end = line.draw(in: rect, into: &buffer)
        let room = Rect(x: end, y: rect.y, width: rect.maxX - end, height: 1)
        let advice = TextFitting.truncated("; " + fault.advice, to: room.width)
        buffer.write(advice, x: room.x, y: room.y, style: theme.dim, limit: room.width)
    }
}
