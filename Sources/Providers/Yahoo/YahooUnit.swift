import Market

/// What Yahoo's prices of an instrument are in, and how they become prices in its currency.
struct YahooUnit {
    /// The currency; nil where the answer names none.
    let currency: Currency?
    /// What to divide by: 100 where prices come in hundredths.
    let divisor: Double
    /// Decimals that the source shows.
    let hint: Int?

    /// Hundredths that the service names with codes of its own.
    private static let hundredths = ["GBp": "GBP", "GBX": "GBP", "ZAc": "ZAR", "ZAC": "ZAR", "ILA": "ILS"]

    /// The unit of a code, where prices in it can be prices of an instrument.
    ///
    /// - Throws: `malformed` for a code that is none, and for another currency than the instrument's own: a price in it
    ///   would be wrong by a factor.
    init(code: String?, hint: Double?, of instrument: Instrument) throws(ProviderFailure) {
        self.hint = hint.flatMap { Int(exactly: $0) }.flatMap { (0...8).contains($0) ? $0 : nil }
        guard let code, !code.isEmpty else {
            (currency, divisor) = (instrument.currency, 1)
            return
        }
        let isHundredth = YahooUnit.hundredths[code] != nil
        guard let currency = Currency(YahooUnit.hundredths[code] ?? code) else {
            throw .malformed("prices in an unknown unit, \(WordsFromOutside.short(code, limit: 12))")
        }
        if let own = instrument.currency, own != currency {
            throw .malformed("prices are in \(currency) and not in \(own)")
        }
        (self.currency, divisor) = (currency, isHundredth ? 100 : 1)
    }

    /// Whether prices of a symbol may come in hundredths: those of London, Johannesburg and Tel Aviv do.
    static func mayBeHundredths(_ symbol: Symbol) -> Bool {
        [".L", ".IL", ".JO", ".TA"].contains { symbol.rawValue.hasSuffix($0) }
    }

    /// A price in the currency, without the noise it came with; zero stays zero.
    func price(_ value: Double?) -> Double? {
        guard let value else { return nil }
        let clean = FloatNoise.removed(from: value, hint: hint)
        return divisor == 1 ? clean : FloatNoise.removed(from: clean / divisor, hint: hint)
    }
}
