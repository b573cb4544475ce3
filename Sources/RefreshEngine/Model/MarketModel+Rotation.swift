import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Reads the closes that the rotation's history is made of as far as they changed, and works it out.
    mutating func refreshRotation(_ cache: CacheRead) throws {
        var rotation = rotation
        try rotation.refresh(rates: rates, today: TimeZoneRule.utc.local(moment).date, cache) { symbol in
            records[symbol].map { ($0.instrument, lastDate(of: $0.instrument)) }
        }
        self.rotation = rotation
    }
}
