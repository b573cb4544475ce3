import Market
import TextUI
import ThemeCatalog

/// The stocks of a region as areas of one size, where its page has room below the rows: by market cap the largest would
/// leave no room for the others.
struct RegionHeatmap {
    let model: Model
    let region: RegionState

    private var theme: Theme { model.theme }

    /// Lines that tiles need to say anything.
    static let leastHeight = 7
    private static let mostHeight = 18

    /// - Parameter target: what a press on a stock's area points at.
    func draw(in rect: Rect, into frame: inout Frame, target: (Symbol) -> Target?) {
        let states = states
        guard rect.height >= RegionHeatmap.leastHeight, states.count > 1 else { return }
        let area = rect.splitTop(RegionHeatmap.mostHeight).top
        var title = PaneTitle(theme: theme, "Heatmap", note: "equal size")
        title.trailing = StyledLine([StyledLine.Run(HeatmapScreen.period(of: model).label, theme.dim)])
        title.draw(in: area.row(0), into: &frame.buffer)
        let full = HeatScale.full(
            for: states.compactMap { $0.returns(in: model.shown.currency)[HeatmapScreen.period(of: model)] })
        let scale = HeatScale(theme: theme, full: full).of(region.region)
        let body = area.splitTop(1).rest
        let rects = Treemap.tiles(of: states.map { _ in 1 }, in: body, least: Size(width: 8, height: 2))
        for (state, tile) in zip(states, rects) where !tile.isEmpty {
            let painted = tile.maxX < body.maxX ? tile.splitRight(1).rest : tile
            HeatmapTile(model: model, state: state, scale: scale, isSelected: false)
                .draw(in: painted, of: tile, into: &frame.buffer)
            if let target = target(state.instrument.symbol) { frame.hit(tile, target) }
        }
    }

    private var states: [InstrumentState] {
        region.counted.compactMap { model.snapshot[$0] }.filter { $0.price != nil }
    }
}
