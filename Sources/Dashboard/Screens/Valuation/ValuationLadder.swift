import Market
import TextUI
import ThemeCatalog

/// The regions from the cheapest to the dearest, each held against the United States.
struct ValuationLadder {
    let model: Model

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        var title = PaneTitle(theme: theme, "Forward P/E by market", note: "with EPS growth")
        title.trailing = StyledLine([StyledLine.Run("next 12 months (NTM)", theme.dim)])
        title.draw(in: rect.row(0), into: &buffer)
        let regions = model.snapshot.regions.sorted { left, right in
            (left.valuation.forwardPE ?? .infinity) < (right.valuation.forwardPE ?? .infinity)
        }
        _ = ListTable(theme: theme, columns: columns(regions), rows: regions, spare: 2)
            .draw(in: rect.splitTop(1).rest, into: &buffer)
    }

    private func columns(_ regions: [RegionState]) -> [ListTable<RegionState>.Column] {
        let theme = theme
        let home = model.snapshot.regions.first { $0.region == .unitedStates }?.valuation
        let dearest = regions.compactMap(\.valuation.forwardPE).max() ?? 1
        func name(_ region: RegionState) -> String { model.snapshot[region.index ?? ""]?.instrument.shownName ?? "" }
        return [
            .text("region", .init(minimum: 14, maximum: 16, rank: 0)) { ($0.region.shownName, theme.plain) },
            .note(.init(width: 8, rank: 7)) { ($0.region.shownNote ?? "", theme.dim) },
            .name("index", .init(minimum: 10, maximum: 20, rank: 6)) { (name($0), theme.dim) },
            .number("fwd P/E", .init(width: 7, rank: 0)) {
                (ValuationText.ratio($0.valuation.forwardPE), theme.style(theme.strong).bold)
            },
            ListTable<RegionState>.Column("", .init(minimum: 8, maximum: 48, rank: 2)) { region, rect, buffer in
                let isHome = region.region == .unitedStates
                BarMeter.draw(
                    (region.valuation.forwardPE ?? 0) / dearest, in: rect,
                    style: theme.style(isHome ? theme.secondary : theme.accent), into: &buffer)
            },
            .number("EPS growth", .init(width: 10, rank: 0)) {
                (NumberText.percent($0.valuation.earningsGrowth, decimals: 0), theme.plain)
            },
            .number("PEG", .init(width: 5, rank: 0)) {
                (ValuationText.plain($0.valuation.priceEarningsToGrowth, decimals: 2), theme.plain)
            },
            .number("vs US", .init(width: 6, rank: 0)) { region in
                guard region.region != .unitedStates else { return ("–", theme.dim) }
                let discount = home.flatMap { region.valuation.discount(to: $0) }
                return (NumberText.percent(discount, decimals: 0), theme.plain)
            },
            .forms("as of · source", .init(minimum: 13, maximum: 46, rank: 1), enough: 1) {
                (FactWords.originForms($0.valuation.forwardPEFact ?? $0.valuation.earningsGrowthFact), theme.dim)
            },
        ]
    }
}

/// Figures of valuations as the screen writes them.
enum ValuationText {
    static func ratio(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, decimals: 1) + "×" } ?? NumberText.unknown
    }

    static func plain(_ value: Double?, decimals: Int) -> String {
        value.map { NumberText.fixed($0, decimals: decimals) } ?? NumberText.unknown
    }
}
