import Market
import TextUI
import ThemeCatalog

/// What changed since the user last looked. Enter goes to what a line is about, every other key closes the list.
///
/// It keeps what it was opened with: the market goes on, and the line that is about to be opened must not move away.
struct AwayLayer: Layer {
    let report: AwayReport
    private var list = ChoiceList()

    init(_ report: AwayReport) { self.report = report }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        if key == KeyStroke(.enter) { return open(list.selection, &model) }
        if list.move(by: key, of: report.lines.count, model) { return .stays() }
        return .closes()
    }

    private func open(_ row: Int, _ model: inout Model) -> LayerAnswer {
        guard report.lines.indices.contains(row) else { return .closes() }
        guard let target = report.lines[row].target else {
            model.say("Nothing to open here")
            return .stays()
        }
        return .closes(model.go(to: target))
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        guard case .choice(let index) = target else { return .closes() }
        return open(index, &model)
    }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        list.turn(by: step, of: report.lines.count)
        return .stays()
    }

    // MARK: Drawing

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        let screen = Rect(model.size)
        let since = AwayStrings.moment(report.since, model)
        guard !report.lines.isEmpty else {
            let box = OverlayBox(theme: model.theme, title: AwayStrings.title, hint: "any key closes")
            let inner = box.draw(width: 64, lines: 1, in: screen, into: &frame.buffer)
            frame.buffer.write(
                TextFitting.truncated(AwayStrings.nothing(report.since, model), to: inner?.width ?? 0),
                x: inner?.x ?? 0, y: inner?.y ?? 0, style: box.style(model.theme.text), limit: inner?.width ?? 0)
            return nil
        }
        let box = OverlayBox(
            theme: model.theme, title: "\(AwayStrings.title), \(since)", hint: "Enter open · any key closes")
        return box.drawList(
            width: min(120, screen.width - 6), count: report.lines.count, selection: list.selection, in: screen,
            into: &frame
        ) { index, _, row, buffer in
            let isFirst = index == 0 || report.lines[index - 1].section != report.lines[index].section
            draw(report.lines[index], isFirst: isFirst, box, model, in: row, into: &buffer)
        }
    }

    private func draw(
        _ line: AwayLine, isFirst: Bool, _ box: OverlayBox, _ model: Model, in row: Rect, into buffer: inout Buffer
    ) {
        let theme = model.theme
        let label = isFirst ? AwayStrings.section(line.section) : ""
        // Names of conditions are sentences.
        let nameWidth = line.section == .conditions ? max(19, row.width - 12 - 14 - 22) : 19
        var runs = [
            StyledLine.Run(TextFitting.fitted(label, to: 12), box.style(theme.strong).bold),
            StyledLine.Run(
                TextFitting.fitted(line.mark.isEmpty ? "" : line.mark, to: 2), box.style(color(line, theme))),
            StyledLine.Run(
                TextFitting.fitted(Wording.name(line.name, width: nameWidth - 1), to: nameWidth),
                box.style(theme.text)),
        ]
        if let change = line.change {
            let own = theme.of(line.region)
            let tone = Wording.style(change, own).foreground
            runs.append(
                StyledLine.Run(Figure.percent(change, decimals: 1).fitted(to: 7) + "  ", box.style(tone)))
        }
        let start = StyledLine(runs).draw(in: row, into: &buffer)
        let time = line.at.map { AwayStrings.moment($0, model) } ?? ""
        let end = StyledLine([StyledLine.Run(time, box.style(theme.secondary))]).drawTrailing(in: row, into: &buffer)
        let room = max(0, end - start - (time.isEmpty ? 0 : 1))
        let words = TextFitting.truncated(line.words, to: room)
        buffer.write(words, x: start, y: row.y, style: box.style(theme.secondary), limit: room)
    }

    private func color(_ line: AwayLine, _ theme: Theme) -> Color {
        switch line.severity {
        case .high: theme.high
        case .warn: theme.warn
        case .info, nil: theme.secondary
        }
    }
}
