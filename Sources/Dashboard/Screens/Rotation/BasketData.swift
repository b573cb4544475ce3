import Analytics
import Market

/// Contributions to the first basket's return, and its concentration.
struct BasketData: Hashable, Sendable {
    /// A region or a member with its part.
    struct Row: Hashable, Sendable {
        /// Nil for a region.
        var symbol: Symbol?
        let name: String
        let nativeName: String
        let region: Region?
        /// Its part of the basket, as a fraction.
        let weight: Double
        /// A member's own return; nil for a region.
        let value: Double?
        /// What it added to the basket's return, as a fraction.
        let contribution: Double
        let isRegion: Bool
    }

    let name: String
    let total: Double?
    /// The regions, those that added most first, then the members likewise.
    let rows: [Row]
    /// What is to be said below: concentration, breadth, who is missing, the other baskets.
    let remarks: [String]

    init?(_ snapshot: Snapshot, over period: Period, in currency: ReturnCurrency, at moment: Instant) {
        guard let basket = snapshot.baskets.first, let definition = basket.definition else { return nil }
        let analysis = BasketAnalysis(
            definition, today: snapshot.figureDate, rates: snapshot.rates,
            history: { snapshot.histories[$0] }, state: { snapshot[$0] })
        let parts = analysis.contributions(over: period, in: currency)
        name = basket.name
        total = parts.total
        let regions = parts.regions.map { part in
            Row(
                name: part.region?.shownName ?? "other", nativeName: part.region?.shownNote ?? "",
                region: part.region,
                weight: part.weight, value: nil, contribution: part.contribution, isRegion: true)
        }
        let members = parts.members.map { member in
            let instrument = snapshot[member.symbol]?.instrument ?? Instrument(inferredFrom: member.symbol)
            return Row(
                symbol: member.symbol, name: instrument.shownName, nativeName: instrument.shownNote ?? "",
                region: instrument.region,
                weight: member.weight, value: member.value, contribution: member.contribution, isRegion: false)
        }
        func ordered(_ rows: [Row]) -> [Row] {
            rows.sorted { $0.contribution == $1.contribution ? $0.name < $1.name : $0.contribution > $1.contribution }
        }
        rows = ordered(regions) + ordered(members)
        remarks = [
            BasketData.concentration(analysis, snapshot),
            BasketData.breadth(
                analysis.breadth, DataAge(analysis.weights.lazy.compactMap { snapshot[$0.symbol] }, at: moment)),
            BasketData.missing(parts.missing, definition.missing, snapshot),
            BasketData.others(snapshot.baskets.dropFirst(), period, currency),
        ].compactMap { $0 }
    }

    private static func concentration(_ analysis: BasketAnalysis, _ snapshot: Snapshot) -> String? {
        guard let concentration = analysis.concentration else { return nil }
        let largest = concentration.largest
        let name = snapshot[largest.symbol]?.instrument.shownName ?? largest.symbol.rawValue
        let weight = NumberText.fixed(largest.weight * 100, decimals: 1)
        let effective = NumberText.fixed(concentration.effectiveNumber, decimals: 1)
        let index = NumberText.fixed(concentration.herfindahl, decimals: 3)
        let isEven = analysis.weights.allSatisfy { abs($0.weight - largest.weight) < 1e-9 }
        return isEven
            ? "Equal weights: \(analysis.weights.count) members (Herfindahl \(index))."
            : "Largest \(name) \(weight)%; Herfindahl \(index), like \(effective) equal weights."
    }

    private static func breadth(_ breadth: Breadth, _ age: DataAge?) -> String {
        (age?.dayPhrase ?? "Today") + " \(breadth.advancing) gainers, \(breadth.declining) losers"
            + (breadth.unchanged > 0 ? ", \(breadth.unchanged) unchanged." : ".")
    }

    private static func missing(_ symbols: [Symbol], _ rule: Basket.MissingRule, _ snapshot: Snapshot) -> String? {
        guard !symbols.isEmpty else { return nil }
        let names = symbols.prefix(6).map {
            snapshot[$0]?.instrument.shownName ?? Instrument(inferredFrom: $0).shownName
        }
        let more = symbols.count > 6 ? " and \(symbols.count - 6) more" : ""
        let treatment =
            switch rule {
            case .leaveOut: "excluded"
            case .hold: "held at 0%"
            case .unknown: "basket unknown"
            }
        return "No return, \(treatment): \(names.joined(separator: ", "))\(more)."
    }

    private static func others(
        _ baskets: ArraySlice<BasketState>, _ period: Period, _ currency: ReturnCurrency
    ) -> String? {
        guard !baskets.isEmpty else { return nil }
        let words = baskets.map { basket in
            basket.name + " " + NumberText.percent(basket.returns(in: currency)[period], decimals: 1)
        }
        return "Other baskets: " + words.joined(separator: ", ") + "."
    }
}
