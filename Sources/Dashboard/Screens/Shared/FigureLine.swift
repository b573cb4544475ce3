import Market
import RiskRules
import TextUI
import ThemeCatalog

/// One figure of a rule or a statement with its value: `sma(200)  1,321`.
struct FigureLine {
    private let explanation: Explanation
    private let instrument: Instrument?
    private let width: Int

    /// - Parameters:
    ///   - instrument: whose exchange decides how prices are written.
    ///   - width: columns of the name.
    init(_ explanation: Explanation, _ instrument: Instrument?, width: Int) {
        self.explanation = explanation
        self.instrument = instrument
        self.width = width
    }

    /// Columns that the longest name takes, with room for values behind it.
    static func width(_ figures: [Explanation], in room: Int) -> Int {
        min(figures.map { TextWidth.width(of: $0.text) }.max() ?? 0, max(8, room - 14))
    }

    func line(_ theme: Theme) -> StyledLine {
        let name = TextFitting.fitted(explanation.text, to: width)
        var line = StyledLine([StyledLine.Run(name + "  ", theme.dim)])
        if let reason = explanation.reason {
            line.append("unknown: " + reason, theme.caution)
        } else {
            line.append(explanation.value.text(for: instrument), theme.style(theme.strong))
        }
        return line
    }
}
