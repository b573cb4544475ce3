import Market
import TextUI
import ThemeCatalog

/// The members of a region that moved most today.
struct RegionMovers {
    let model: Model
    let region: RegionState
    let movers: [Symbol]

    private var theme: Theme { model.theme.of(region.region) }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let states = movers.compactMap { model.snapshot[$0] }
        var title = PaneTitle(theme: theme, "Movers")
        title.trailing = StyledLine([StyledLine.Run(model.dayTitle(of: states), theme.dim)])
        title.draw(in: rect.row(0), into: &buffer)
        for (line, state) in states.prefix(max(0, rect.height - 1)).enumerated() {
            let row = rect.row(line + 1)
            let change = Figure.change(state.local.day).exact
            let start = StyledLine([StyledLine.Run(change, Wording.style(state.local.day, theme))])
                .drawTrailing(in: row, into: &buffer)
            let room = max(0, start - row.x - 2)
            buffer.write(
                state.instrument.shownName(in: room), x: row.x, y: row.y, style: theme.plain, limit: room)
        }
    }
}
