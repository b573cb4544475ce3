import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The conditions: breached ones first, then those with the smallest cushion.
struct ThesisPane {
    let model: Model
    var focus = PaneFocus()

    private var theme: Theme { model.theme }

    /// How many lines it would like: its title and every statement.
    static func height(_ snapshot: Snapshot) -> Int {
        snapshot.theses.isEmpty ? 0 : snapshot.theses.reduce(2) { $0 + $1.statements.count }
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        guard !rect.isEmpty else { return }
        frame.hit(rect, .command(.show(.thesis)))
        var title = PaneTitle(theme: theme, "Thesis", isFocused: focus.isFocused)
        title.trailing = ThesisPane.counts(model.snapshot, theme)
        title.draw(in: rect.row(0), into: &frame.buffer)
        let (rows, room) = (rows, max(0, rect.height - 1))
        let first = focus.first(in: room)
        for (line, row) in rows.dropFirst(first).prefix(room).enumerated() {
            draw(row, in: rect.row(line + 1), into: &frame.buffer)
            frame.hit(rect.row(line + 1), .statement(thesis: row.key.thesis, id: row.key.statement))
            focus.mark(first + line, rect.row(line + 1), theme, into: &frame.buffer)
        }
    }

    /// The conditions: breached ones first, then those with the smallest cushion.
    var rows: [ThesisRow] {
        let rows = model.snapshot.theses.flatMap { thesis in
            thesis.statements.map { state in
                ThesisRow(
                    key: .init(thesis: thesis.id, statement: state.id), state: state,
                    since: model.since(of: .init(thesis: thesis.id, statement: state.id)), days: [])
            }
        }
        return rows.enumerated().sorted {
            ($0.element.urgency, $0.offset) < ($1.element.urgency, $1.offset)
        }.map(\.element)
    }

    /// How many conditions are met, breached and unknown.
    static func counts(_ snapshot: Snapshot, _ theme: Theme) -> StyledLine {
        var line = StyledLine()
        for standing in [StatementState.Standing.holds, .broken, .unknown] {
            let count = snapshot.theses.reduce(0) { $0 + $1.count(standing) }
            guard count > 0 else { continue }
            let word = StandingWords.word(standing)
            line.append((line.isEmpty ? "" : "  ") + "\(count) \(word)", StandingWords.style(standing, theme))
        }
        return line
    }

    private func draw(_ row: ThesisRow, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        let standing = row.state.standing
        let style = StandingWords.style(standing, theme)
        buffer.write(StandingWords.glyph(standing), x: rect.x, y: rect.y, style: style, limit: rect.width)
        let since = standing == .broken ? row.since.map(model.age) ?? "" : ""
        let trailing = StyledLine([
            StyledLine.Run(since.isEmpty ? "" : since + "  ", theme.dim),
            StyledLine.Run(StandingWords.distance(row.state), standing == .broken ? style : theme.plain),
        ])
        let start = trailing.drawTrailing(in: rect, into: &buffer)
        let room = max(0, start - rect.x - 3)
        let text = TextFitting.truncated(row.state.title, to: room)
        buffer.write(text, x: rect.x + 2, y: rect.y, style: standing == .holds ? theme.dim : theme.plain, limit: room)
    }
}
