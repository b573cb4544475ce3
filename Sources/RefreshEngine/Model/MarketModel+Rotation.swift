import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Whether the comparison's history rests on something that changed since.
    var isRotationDue: Bool { baskets.isDue || histories.isDue }

    /// Reads the closes that histories are made of as far as they changed, and works the comparison's out.
    mutating func refreshRotation(_ cache: CacheRead) throws {
        var histories = histories
        let hasRead = try histories.refresh(reading(cache.spelled(by: aliases))) { symbol in
            records[symbol].map { ($0.instrument, lastDate(of: $0.instrument), $0.splits.raw) }
        }
        self.histories = histories
        if hasRead {
            baskets.inputsChanged()
            stressSymbols = regions.flatMap(\.counted).filter { histories.histories[$0] != nil }
            stress = StressHistory(stressSymbols.compactMap { histories.histories[$0]?.closes })
            opens.everythingChanged()
        }
        if hasRead || parity.areHistoriesDue {
            parity.readHistories(histories, rates: rates) { [instruments] in instruments[$0] }
        }
        baskets.refresh(histories, rates: rates, today: figureDate) { instruments[$0] }
    }

    /// How unusual the newest day is.
    var marketStress: MarketStress? {
        stress.stress(of: stressSymbols.lazy.compactMap { instruments[$0] }.filter(\.isCounted))
    }
}
