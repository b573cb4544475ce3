/// How far prices of one instrument can lie apart from one close to the next before one of them is doubted.
public struct PlausibleStep: Hashable, Sendable {
    /// The largest factor, up or down.
    private let largest: Double

    /// The step of an instrument.
    ///
    /// Indices and rates of this trade never move by half; volatility doubled in a day in February 2018. Where an exchange limits a day's move to 10, 20 or 30 per
    /// cent a factor of two takes several sessions; elsewhere a share may double on news, but what is three times off
    /// is a unit, a split that nothing tells of, or a slip of the decimal point.
    public init(of instrument: Instrument) {
        switch instrument.kind {
        case .index where instrument.symbol == DeskMoney.volatility: largest = 3
        case .fx, .index: largest = 1.5
        case .equity:
            switch instrument.exchange {
            case .xtai, .roco, .xkrx, .xkos, .xtks: largest = 2
            // Without limits, and without them in the first sessions after a listing.
            case .xshg, .xshe, .xhkg, .xnas, .xnys, nil: largest = 3
            }
        }
    }

    /// Whether one price can follow another.
    public func allows(_ price: Double, after before: Double) -> Bool {
        price <= before * largest && price >= before / largest
    }

    /// A factor as people read it: `100×`, `0.01×`.
    static func words(_ ratio: Double) -> String {
        let decimals = ratio >= 9.95 ? 0 : ratio >= 0.1 ? 1 : 3
        return NumberText.fixed(ratio, decimals: decimals) + "×"
    }
}
