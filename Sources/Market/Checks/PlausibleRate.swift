/// Where a dollar rate has been for decades: one that is the other way round, or a unit off, is far outside even where
/// its whole history is and no neighbour tells.
public enum PlausibleRate {
    /// Whether a rate of this instrument can be one; true where nothing is known of it.
    public static func allows(_ rate: Double, of instrument: Instrument) -> Bool {
        guard let currency = instrument.convertedCurrency, let range = ranges[currency] else { return true }
        return range.contains(rate)
    }

    /// Units of the currency that one dollar bought since the seventies, with room on both sides.
    private static let ranges: [Currency: ClosedRange<Double>] = [
        .twd: 20...60, .krw: 350...3500, .jpy: 60...400, .hkd: 4.5...9, .cny: 1.4...14,
        .cnh: 5...14,
    ]
}
