import Market
import TextUI
import ThemeCatalog

extension RiskFlag.Severity {
    /// Its sign: a shape of its own beside its colour, so that nothing is lost without colours. `⚑` is any flag.
    var mark: String {
        switch self {
        case .high: "■"
        case .warn: "□"
        case .info: "▫"
        }
    }

    /// Its sign in its colour, and a space.
    func markRun(_ theme: Theme) -> StyledLine.Run {
        StyledLine.Run(mark + " ", Wording.style(self, theme))
    }

    /// The severities as they are listed.
    static var worstFirst: [RiskFlag.Severity] { allCases.reversed() }
}

extension FlagCounts {
    /// How many there are of each severity, such as `■ 2 high  □ 10 warn`; empty without any.
    func line(_ theme: Theme, of severities: [RiskFlag.Severity] = RiskFlag.Severity.worstFirst) -> StyledLine {
        var line = StyledLine()
        for severity in severities where self[severity] > 0 {
            let text = "\(severity.mark) \(self[severity]) \(severity.name)"
            line.append((line.isEmpty ? "" : "  ") + text, Wording.style(severity, theme))
        }
        return line
    }

    /// The same in few columns, such as `■2 □10`; a dash without any.
    func shortLine(_ theme: Theme) -> StyledLine {
        var line = StyledLine()
        for severity in RiskFlag.Severity.worstFirst where self[severity] > 0 {
            line.append((line.isEmpty ? "" : " ") + "\(severity.mark)\(self[severity])", Wording.style(severity, theme))
        }
        return line.isEmpty ? StyledLine([StyledLine.Run("–", theme.dim)]) : line
    }
}

extension Theme {
    /// The style of what needs attention without being a flag: the colours of flags are theirs alone.
    var caution: Style { style(strong).bold }
}
