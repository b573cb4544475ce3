/// How far a price may be from the last good one before it is doubted.
public enum PlausibleStep {
    /// The largest factor, up or down, that closes of one instrument can lie apart from one to the next.
    ///
    /// Indices and rates of this trade never move by half. Where an exchange limits a day's move to 10, 20 or 30 per
    /// cent a factor of two takes several sessions; elsewhere a share may double on news, but what is three times off
    /// is a unit, a split that nothing tells of, or a slip of the decimal point.
    public static func largest(for instrument: Instrument) -> Double {
        switch instrument.kind {
        case .fx, .index: return 1.5
        case .equity:
            switch instrument.exchange {
            case .xtai, .roco, .xkrx, .xkos, .xtks: return 2
            // Without limits, and without them in the first sessions after a listing.
            case .xshg, .xshe, .xhkg, .xnas, .xnys, nil: return 3
            }
        }
    }

    /// A factor as people read it: `100×`, `0.01×`.
    public static func words(_ ratio: Double) -> String {
        let decimals = ratio >= 9.95 ? 0 : ratio >= 0.1 ? 1 : 3
        return NumberText.fixed(ratio, decimals: decimals) + "×"
    }
}
