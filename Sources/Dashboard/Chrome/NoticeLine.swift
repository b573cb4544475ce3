import Market
import RiskRules
import TextUI
import ThemeCatalog

/// One line above the keys: what is wrong with the cache and what to do, else the alert, else
/// what is wrong with the configuration, else why flags are not remembered.
struct NoticeLine {
    let model: Model

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let theme = model.theme
        guard let fault = model.snapshot.condition.fault else { return drawOther(in: rect, theme, into: &buffer) }
        let line = StyledLine([
            StyledLine.Run(" ✕ ", theme.caution),
            StyledLine.Run(TextFitting.truncated(fault.problem, to: max(0, rect.width - 4)), theme.style(theme.strong)),
        ])
        let end = line.draw(in: rect, into: &buffer)
        let room = Rect(x: end, y: rect.y, width: rect.maxX - end, height: 1)
        let advice = TextFitting.truncated("; " + fault.advice, to: room.width)
        buffer.write(advice, x: room.x, y: room.y, style: theme.dim, limit: room.width)
    }

    private func drawOther(in rect: Rect, _ theme: Theme, into buffer: inout Buffer) {
        var line = StyledLine()
        if let alert = model.alert?.alert {
            line.append(" \(alert.severity.mark) ", Wording.style(alert.severity, theme).bold)
            let key = alert.flag == nil ? "" : model.keys.keyText(of: "alert-flag")
            let hint = key.isEmpty ? "" : "  \(key) opens it"
            let room = max(0, rect.width - 4 - TextWidth.width(of: hint))
            line.append(TextFitting.truncated(alert.text ?? "", to: room), theme.style(theme.strong))
            line.append(hint, theme.dim)
        } else if let problem = model.configurationProblem {
            line.append(" ! ", theme.caution)
            line.append(TextFitting.truncated(problem, to: rect.width - 4), theme.plain)
        } else if let fault = model.records.fault {
            line.append(" ! ", theme.caution)
            line.append(TextFitting.truncated("Flag history is not saved: " + fault, to: rect.width - 4), theme.plain)
        }
        line.draw(in: rect, into: &buffer)
    }
}
