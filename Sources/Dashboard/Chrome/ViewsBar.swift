import TextUI
import ThemeCatalog

/// The line above the key bar that names every view with its key, the shown one standing out.
struct ViewsBar {
    let model: Model

    private var theme: Theme { model.theme }
    private func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }

    func draw(in rect: Rect, into frame: inout Frame) {
        frame.buffer.fill(rect, style: style(theme.text))
        let views = View.keyed.map { tab($0.view, $0.entry) }
        let room = rect.inset(horizontal: 1)
        let isRoomy = views.reduce(0) { $0 + $1.width + 2 } - 2 <= room.width
        TargetLine.joined(views, gap: isRoomy ? 2 : 1, fitting: room.width, style: style(theme.text))
            .draw(in: room, into: &frame)
    }

    /// A view's key and name.
    private func tab(_ view: View, _ entry: ScreenEntry) -> TargetLine {
        let isShown = view == model.view
        let key = model.keys.keyText(of: .show(view))
        var line = TargetLine()
        line.append(
            StyledLine([
                StyledLine.Run(
                    key.isEmpty ? "" : key + (hasDot(view) ? Unseen.mark : " "),
                    isShown ? style(theme.accent).bold : style(theme.accent)),
                StyledLine.Run(entry.name ?? view.title, isShown ? shown : style(theme.secondary)),
            ]), target: .command(.show(view)))
        return line
    }

    /// Whether a flag that the view lists has not been on screen since it changed.
    private func hasDot(_ view: View) -> Bool { view == .risk && model.hasUnseenFlags }

    private var shown: Style {
        theme.isMonochrome ? style(theme.strong).bold.adding(.underline) : style(theme.strong).bold
    }
}
