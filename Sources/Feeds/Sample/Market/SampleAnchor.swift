import Market

/// The levels that a name of the sample market passes through.
struct SampleAnchor: Sendable {
    /// What the sample's feed does with a name.
    enum Feed: String {
        /// It is quoted.
        case live
        /// It stopped being quoted an hour ago.
        case stale
        /// It never was quoted.
        case missing
    }

    let instrument: Instrument
    /// The close of the first session of the sample.
    let first: Double
    /// The last close of 2024, for names that traded then.
    let end2024: Double?
    /// The last close of 2025, for names that traded then.
    let end2025: Double?
    /// The close before the current session.
    let before: Double
    /// The price at ``SampleMarket/asOf``.
    let price: Double
    /// The volatility of a day's logarithmic return.
    let dailyVolatility: Double
    /// Shares in a usual session; nil for indices and rates.
    let volume: Double?
    let feed: Feed

    /// The prices that the name can have.
    var grid: PriceGrid { PriceGrid(instrument, level: price) }

    /// The names of the sample in the directory's order.
    static func all() -> [SampleAnchor] {
        TabSeparatedTable(PackageResources.sample_anchors_tsv, columns: 9).rows.compactMap(SampleAnchor.init)
    }

    private init?(_ fields: [String]) {
        guard let instrument = InstrumentDirectory.shared[Symbol(rawValue: fields[0])],
            let feed = Feed(rawValue: fields[8])
        else { return nil }
        self.instrument = instrument
        self.feed = feed
        first = Double(fields[1]) ?? 0
        end2024 = Double(fields[2])
        end2025 = Double(fields[3])
        before = Double(fields[4]) ?? 0
        price = Double(fields[5]) ?? 0
        // 252 sessions a year.
        dailyVolatility = (Double(fields[6]) ?? 0) / 100 / 252.0.squareRoot()
        volume = Double(fields[7])
        if feed != .missing && (first <= 0 || before <= 0 || price <= 0 || dailyVolatility <= 0) { return nil }
    }
}
