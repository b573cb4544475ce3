import Analytics
import Market

/// Today's value of a daily figure against the sessions before.
struct OwnHistory {
    /// How many standard deviations it is from their mean; nil where they do not differ.
    let score: Double?
    /// The share of them that it is not below.
    let percentile: Double

    /// - Parameters:
    ///   - bars: of the sessions before the one of the latest price, oldest first.
    ///   - window: how many of them count.
    init?(_ figure: OwnFigure, of state: InstrumentState, among bars: [DailyBar], window: Int) {
        guard let date = state.sessionDate, let today = Self.today(figure, state) else { return nil }
        let usable = bars.filter { $0.close > 0 && $0.close.isFinite && $0.date < date }
        let values = Self.values(figure, usable).suffix(window)
        guard values.count >= TypicalMoves.fewest else { return nil }
        percentile = Double(values.count { $0 <= today }) / Double(values.count)
        score = TypicalMoves.Scale(Array(values))?.score(of: today)
    }

    private static func today(_ figure: OwnFigure, _ state: InstrumentState) -> Double? {
        switch figure {
        case .change: state.local.day
        case .move: state.local.day?.magnitude
        case .gap:
            state.session.open.flatMap { open in
                state.previousClose.map { open / $0 - 1 }
            }
        case .volume: state.session.volume
        case .close: state.price
        }
    }

    private static func values(_ figure: OwnFigure, _ bars: [DailyBar]) -> [Double] {
        switch figure {
        case .volume: bars.compactMap(\.volume)
        case .close: bars.map(\.close)
        case .change: TypicalMoves.changes(bars) { $0.close }
        case .move: TypicalMoves.changes(bars) { $0.close }.map(\.magnitude)
        case .gap: TypicalMoves.changes(bars) { $0.open }
        }
    }
}
