import Analytics
import Market

/// Today's value of a daily figure against the sessions before.
struct OwnHistory {
    /// How many standard deviations it is from their mean; nil where they do not differ.
    let score: Double?
    /// The share of them that it is not below.
    let percentile: Double

    /// With fewer sessions nothing is known to be usual.
    static let fewest = 60

    /// - Parameters:
    ///   - bars: of the sessions before the one of the latest price, oldest first.
    ///   - window: how many of them count.
    init?(_ figure: OwnFigure, of state: InstrumentState, among bars: [DailyBar], window: Int) {
        guard let date = state.sessionDate, let today = Self.today(figure, state) else { return nil }
        let usable = bars.filter { $0.close > 0 && $0.close.isFinite && $0.date < date }
        let values = Self.values(figure, usable).suffix(window)
        guard values.count >= Self.fewest else { return nil }
        percentile = Double(values.count { $0 <= today }) / Double(values.count)
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let deviation = (squares / Double(values.count - 1)).squareRoot()
        score = deviation > 0 ? (today - mean) / deviation : nil
    }

    private static func today(_ figure: OwnFigure, _ state: InstrumentState) -> Double? {
        switch figure {
        case .change: state.local.day
        case .move: state.local.day?.magnitude
        case .gap:
            state.session.open.flatMap { open in
                state.previousClose.map { abs(open / $0 - 1) }
            }
        case .volume: state.session.volume
        case .close: state.price
        }
    }

    private static func values(_ figure: OwnFigure, _ bars: [DailyBar]) -> [Double] {
        switch figure {
        case .volume: bars.compactMap(\.volume)
        case .close: bars.map(\.close)
        case .change: changes(bars) { $0.close }
        case .move: changes(bars) { $0.close }.map(\.magnitude)
        case .gap: changes(bars) { $0.open }.map(\.magnitude)
        }
    }

    private static func changes(_ bars: [DailyBar], _ price: (DailyBar) -> Double?) -> [Double] {
        zip(bars, bars.dropFirst()).compactMap { before, bar in
            // Returns over a missing session are left out.
            guard !ReferenceCloses.isHole(from: before.date, to: bar.date) else { return nil }
            return price(bar).map { $0 / before.close - 1 }
        }
    }
}
