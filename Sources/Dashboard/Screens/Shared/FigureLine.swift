import Market
import RiskRules
import TextUI
import ThemeCatalog

/// One figure of a rule or a statement with its value: `sma(200)  1,321`.
struct FigureLine {
    private let explanation: Explanation
    private let instrument: Instrument?
    private let width: Int
    private let isInPoints: Bool

    /// - Parameters:
    ///   - instrument: whose exchange decides how prices are written.
    ///   - width: columns of the name.
    ///   - isInPoints: whether a percentage is a difference of two, which is in points.
    init(_ explanation: Explanation, _ instrument: Instrument?, width: Int, isInPoints: Bool = false) {
        self.isInPoints = isInPoints
        self.explanation = explanation
        self.instrument = instrument
        self.width = width
    }

    /// Columns that the longest name takes, with room for the longest value behind it.
    static func width(_ figures: [Explanation], of instrument: Instrument? = nil, in room: Int) -> Int {
        let values = figures.map { $0.reason == nil ? TextWidth.width(of: $0.value.text(for: instrument)) : 12 }
        return min(
            figures.map { TextWidth.width(of: $0.text) }.max() ?? 0, max(8, room - 2 - min(values.max() ?? 0, 12)))
    }

    /// The left side of a comparison, which names the figure.
    static func name(_ expression: String) -> String {
        let side = expression.prefix { !"<>=".contains($0) }
        return String(side.reversed().drop { $0 == " " }.reversed())
    }

    func line(_ theme: Theme) -> StyledLine {
        let name = TextFitting.fitted(explanation.text, to: width)
        var line = StyledLine([StyledLine.Run(name + "  ", theme.dim)])
        if let reason = explanation.reason {
            line.append("unknown: " + reason, theme.caution)
        } else {
            let value = explanation.value.text(for: instrument)
            let isPercent = isInPoints && value.hasSuffix("%")
            line.append(isPercent ? value.dropLast() + " pp" : value, theme.style(theme.strong))
        }
        return line
    }
}
