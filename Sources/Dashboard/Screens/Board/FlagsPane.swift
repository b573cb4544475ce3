import Market
import RiskRules
import TextUI
import ThemeCatalog

/// What could go wrong: every raised flag, the worst first.
struct FlagsPane {
    let model: Model
    /// Only the flags that concern one region; all where nil.
    var region: Region?
    var focus = PaneFocus()

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into frame: inout Frame) {
        guard !rect.isEmpty else { return }
        frame.hit(rect, .command(.show(.risk)))
        var title = PaneTitle(theme: theme, "Risk flags", isFocused: focus.isFocused)
        title.trailing = counts(fitting: rect.width - title.name.width - 4)
        title.draw(in: rect.row(0), into: &frame.buffer)
        let flags = shown
        let room = rect.height - 1
        let visible = visible(in: rect)
        guard !flags.isEmpty else {
            frame.buffer.write(
                "No flags", x: rect.x, y: rect.y + 1, style: theme.dim, limit: room > 0 ? rect.width : 0)
            return
        }
        let longest = flags[visible].reduce(0) { max($0, TextWidth.width(of: name(of: $1))) }
        let nameWidth = min(min(18, max(10, rect.width / 3 - 1)), longest)
        for (line, flag) in flags[visible].enumerated() {
            draw(flag, nameWidth: nameWidth, in: rect.row(line + 1), into: &frame.buffer)
            frame.hit(rect.row(line + 1), .flag(FlagKey(flag)))
            focus.mark(visible.lowerBound + line, rect.row(line + 1), theme, into: &frame.buffer)
        }
        if flags.count > visible.count, room > 0 {
            frame.buffer.write(
                "  ▾ \(flags.count - visible.count) more", x: rect.x, y: rect.y + 1 + visible.count, style: theme.dim,
                limit: rect.width)
        }
    }

    /// The places of the flags that are on screen in a rectangle.
    private func visible(in rect: Rect) -> Range<Int> {
        let (count, room) = (shown.count, rect.height - 1)
        let height = count > room ? max(0, room - 1) : count
        let first = min(focus.first(in: height), count)
        return first..<min(count, first + height)
    }

    /// The flags that are on screen in a rectangle.
    func keys(in rect: Rect) -> [FlagKey] { shown[visible(in: rect)].map { FlagKey($0) } }

    /// The flags that are listed, the worst first.
    var shown: [RiskFlag] {
        guard let region else { return model.flags.flags }
        return model.flags.flags.filter { $0.concerns(region, in: model.snapshot.instruments) }
    }

    private func name(of flag: RiskFlag) -> String {
        model.snapshot.shownName(of: FlagKey(flag).subject) ?? flag.subject
    }

    private func draw(_ flag: RiskFlag, nameWidth: Int, in row: Rect, into buffer: inout Buffer) {
        guard row.height > 0 else { return }
        buffer.write(
            flag.severity.mark, x: row.x, y: row.y, style: Wording.style(flag.severity, theme), limit: row.width)
        if model.unseen.flags[FlagKey(flag)] != nil { Unseen.draw(x: row.x + 1, y: row.y, theme, into: &buffer) }
        let name = Wording.name(name(of: flag), width: nameWidth)
        buffer.write(name, x: row.x + 2, y: row.y, style: theme.plain, limit: nameWidth)
        let x = row.x + 2 + nameWidth + 1
        let text = TextFitting.truncated(flag.message, to: row.maxX - x)
        buffer.write(text, x: x, y: row.y, style: theme.dim, limit: row.maxX - x)
    }

    /// How many there are of each severity, in words where these fit.
    private func counts(fitting width: Int) -> StyledLine {
        let counts = region == nil ? model.flags.counts : FlagCounts(shown)
        let line = counts.line(theme)
        return line.width <= width ? line : counts.shortLine(theme)
    }
}
