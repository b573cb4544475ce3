import Market
import TextUI

/// How amounts of positions are written.
enum ListFigures {
    /// An amount of money in as many digits as fit.
    static func money(_ value: Double?, isSigned: Bool = false, mark: String = "") -> Figure {
        guard let value else { return .unknown }
        let decimals = abs(value) < 100 ? 2 : 0
        let exact =
            isSigned ? NumberText.signed(value, decimals: decimals) : NumberText.fixed(value, decimals: decimals)
        return Figure([mark + exact, mark + (isSigned && value > 0 ? "+" : "") + NumberText.compact(value)])
    }

    /// How many, with the fraction that a broker may sell.
    static func quantity(_ value: Double) -> Figure {
        value == value.rounded()
            ? Figure([NumberText.fixed(value, decimals: 0), NumberText.compact(value)])
            : .number(value, decimals: 2)
    }
}
