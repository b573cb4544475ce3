import Market
import RiskRules
import TextUI
import ThemeCatalog

/// A rule or a statement step by step: every part with its value, and why it is unknown where it is.
struct ExplanationOverlay {
    let model: Model
    /// What there is to explain, and which of it is.
    let reasons: [Explained]
    let chosen: Int
    let scroll: Int

    private var explained: Explained { reasons[chosen] }

    private var theme: Theme { model.theme }
    private var box: OverlayBox { OverlayBox(theme: theme, title: title, hint: "") }

    func draw(in screen: Rect, into buffer: inout Buffer) {
        let lines = lines(width: min(screen.width - 8, 120))
        let text = text
        let choice = reasons.count > 1 ? "Tab next reason · " : ""
        let box = OverlayBox(theme: theme, title: title, hint: choice + text.hint(scroll))
        guard let inner = box.draw(width: 124, lines: lines.count, in: screen, into: &buffer) else { return }
        let first = text.first(scroll)
        for (offset, line) in lines.dropFirst(first).prefix(inner.height).enumerated() {
            let row = inner.row(offset)
            let start = line.value.drawTrailing(in: row, into: &buffer)
            let room = Rect(x: row.x, y: row.y, width: max(0, start - row.x - 1), height: 1)
            let end = line.text.draw(in: room, into: &buffer)
            guard !line.value.isEmpty else { continue }
            for x in stride(from: end + 1, to: start - 1, by: 1) {
                buffer.set("·", x: x, y: row.y, style: box.style(theme.rule))
            }
        }
    }

    /// Its scrolling.
    var text: ScrollText {
        OverlayBox.scrollText(lines(width: min(model.size.width - 8, 120)).count, on: model.size)
    }

    private struct Line {
        var text: StyledLine
        var value = StyledLine()
    }

    private var title: String {
        switch explained {
        case .flag(let key, let name): "\(name): \(model.title(of: key.origin))"
        case .statement(let key): statement(key)?.title ?? key.statement
        }
    }

    private func statement(_ key: StatementKey) -> ThesisStatement? {
        model.theses.first { $0.id == key.thesis }?.statements.first { $0.id == key.statement }
    }

    private var instrument: Instrument? {
        guard case .flag(let key, _) = explained, case .instrument(let symbol) = key.subject else { return nil }
        return model.snapshot[symbol]?.instrument
    }

    private func lines(width: Int) -> [Line] { choices(width) + steps(width: width) }

    /// The reasons, the chosen one marked; none where there is one only.
    private func choices(_ width: Int) -> [Line] {
        guard reasons.count > 1 else { return [] }
        let lines = reasons.enumerated().map { index, reason in
            let isChosen = index == chosen
            let words = TextFitting.truncated(words(of: reason), to: max(0, width - 2))
            return Line(
                text: StyledLine([
                    StyledLine.Run(isChosen ? "▸ " : "  ", box.style(theme.accent).bold),
                    StyledLine.Run(words, isChosen ? box.style(theme.strong).bold : box.style(theme.secondary)),
                ]))
        }
        return lines + [Line(text: StyledLine())]
    }

    private func words(of reason: Explained) -> String {
        switch reason {
        case .flag(let key, _):
            let flag = model.snapshot.flags.first { FlagKey($0) == key }
            return model.title(of: key.origin) + (flag.map { ": " + $0.message } ?? "")
        case .statement(let key): return statement(key)?.title ?? key.statement
        }
    }

    private func steps(width: Int) -> [Line] {
        let data = model.ruleData
        switch explained {
        case .flag(let key, _):
            guard let rule = model.rules[key.origin] else { return manual(key.origin, width) }
            var lines = heading("triggers when", rule.when, width)
            lines += tree(rule.explanation(for: key.subject, in: data), 0, width)
            if let clear = rule.clear {
                lines += [Line(text: StyledLine())] + heading("clears when", clear, width)
                lines += tree(rule.clearingExplanation(for: key.subject, in: data), 0, width)
            }
            if let highWhen = rule.highWhen {
                lines += [Line(text: StyledLine())] + heading("critical when", highWhen, width)
                lines += tree(rule.worseningExplanation(for: key.subject, in: data), 0, width)
            }
            return lines
        case .statement(let key):
            guard let statement = statement(key) else { return [] }
            return heading("met when", statement.expression.text, width)
                + tree(statement.explanation(in: data), 0, width)
        }
    }

    /// What was entered of a manual risk: it has no steps.
    private func manual(_ origin: FlagOrigin, _ width: Int) -> [Line] {
        guard let item = model.records.items.first(where: { $0.id == origin.manualRisk }) else { return [] }
        let texts = [
            ("entered", item.title), ("kind", item.kind.title), ("scope", item.scope.title),
            ("source", item.source), ("note", item.note),
        ]
        return texts.filter { !$0.1.isEmpty }.flatMap { heading($0.0, $0.1, width) }
    }

    private func heading(_ label: String, _ text: String, _ width: Int) -> [Line] {
        TextFitting.wrapped(text, to: max(10, width - 15)).enumerated().map { index, part in
            Line(
                text: StyledLine([
                    StyledLine.Run(TextFitting.fitted(index == 0 ? label : "", to: 15), box.style(theme.secondary)),
                    StyledLine.Run(part, box.style(theme.strong).bold),
                ]))
        }
    }

    private func tree(_ explanation: Explanation?, _ depth: Int, _ width: Int) -> [Line] {
        guard let explanation else {
            return [Line(text: StyledLine([StyledLine.Run("not in the cache", box.style(theme.strong))]))]
        }
        let isFigure = explanation.kind == .figure
        let indent = String(repeating: "  ", count: min(depth, 12) + 1)
        let text = TextFitting.truncated(explanation.text.singleSpaced, to: max(8, width - indent.count - 16))
        var line = Line(
            text: StyledLine([StyledLine.Run(indent + text, box.style(isFigure ? theme.accent : theme.text))]))
        line.value = StyledLine([StyledLine.Run(valueText(explanation), valueStyle(explanation))])
        var lines = [line]
        if let reason = explanation.reason, isFigure {
            lines.append(Line(text: StyledLine([StyledLine.Run(indent + "  " + reason, box.style(theme.strong))])))
        }
        for child in explanation.children where child.kind != .literal { lines += tree(child, depth + 1, width) }
        return lines
    }

    private func valueText(_ explanation: Explanation) -> String {
        explanation.value.isUnknown ? "unknown" : explanation.value.text(for: instrument)
    }

    private func valueStyle(_ explanation: Explanation) -> Style {
        switch explanation.value.content {
        case .unknown: box.style(theme.strong)
        case .truth(let isTrue): box.style(isTrue ? theme.accent : theme.secondary).bold
        case .number, .text: box.style(theme.strong)
        }
    }
}

extension String {
    /// With line breaks and runs of spaces as one space.
    fileprivate var singleSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
