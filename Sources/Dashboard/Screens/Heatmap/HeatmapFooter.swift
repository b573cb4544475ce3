import Market
import TextUI
import ThemeCatalog

/// Below the map: the selected stock, the scale of colours, and what the map does not show.
struct HeatmapFooter {
    let model: Model
    let data: HeatmapData
    let scale: HeatScale

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, selection: Int, into buffer: inout Buffer) {
        var rows = (0..<rect.height).map { rect.row($0) }
        if rows.count > 2 { rows.removeFirst() }
        guard rows.count == 2 else { return }
        if data.tiles.indices.contains(selection), let state = model.snapshot[data.tiles[selection].symbol] {
            selected(state, fitting: rows[0].width).draw(in: rows[0], into: &buffer)
        }
        let shown = data.tiles.indices.contains(selection) ? model.snapshot[data.tiles[selection].symbol] : nil
        let end = drawLegend(of: shown?.instrument.region, in: rows[1], into: &buffer)
        let room = Rect(x: end + 2, y: rows[1].y, width: rows[1].maxX - end - 2, height: 1)
        StyledLine.joined(notes, gap: 2, fitting: room.width, style: theme.dim).drawTrailing(in: room, into: &buffer)
    }

    private func selected(_ state: InstrumentState, fitting width: Int) -> StyledLine {
        let instrument = state.instrument
        let period = HeatmapScreen.period(of: model)
        let returns = state.returns(in: model.shown.currency)
        var name = StyledLine([StyledLine.Run(instrument.shownName, theme.style(theme.accent).bold)])
        if !model.isASCII, let native = instrument.shownNote { name.append(" " + native, theme.dim) }
        func figure(_ label: String, _ value: Double?) -> StyledLine {
            let style = Wording.style(
                value, isOld: !state.isFromExpectedSession, theme, region: instrument.region)
            return StyledLine([
                StyledLine.Run(label + " ", theme.dim), StyledLine.Run(Wording.change(value), style),
            ])
        }
        let price = (instrument.currency?.sign ?? "") + PriceText.text(state.price, instrument)
        let value = state.marketValue.map { "US$" + NumberText.compact($0) } ?? "unknown"
        var parts = [
            name, StyledLine([StyledLine.Run(price, theme.style(theme.strong))]),
            figure(model.dayTitle(of: [state]), returns.day),
        ]
        if period != .day { parts.append(figure(period.title, returns[period])) }
        parts.append(StyledLine([StyledLine.Run("market cap ", theme.dim), StyledLine.Run(value, theme.plain)]))
        let place = [instrument.symbol.rawValue, instrument.segment].compactMap(\.self).joined(separator: " · ")
        parts.append(StyledLine([StyledLine.Run(place, theme.dim)]))
        return StyledLine.joined(parts, gap: 3, fitting: width, style: theme.plain)
    }

    /// Draws the scale from the largest fall to the largest rise, in the colours of the selected region where each has
    /// its own; gives back the column after it.
    private func drawLegend(of region: Region?, in rect: Rect, into buffer: inout Buffer) -> Int {
        let (theme, scale) = (theme.of(region), scale.of(region))
        let full = NumberText.fixed(data.fullReturn * 100, decimals: 0)
        var line = StyledLine([StyledLine.Run("▼ -\(full)% ", theme.style(theme.down))])
        if scale.hasTileColors {
            for step in -HeatScale.steps...HeatScale.steps {
                line.append(step == 0 ? " 0 " : "   ", scale.style(step: step))
            }
        } else {
            line.append("… 0 …", theme.dim)
        }
        line.append(" +\(full)% ▲", theme.style(theme.up))
        return line.draw(in: rect, into: &buffer)
    }

    private var notes: [StyledLine] {
        var notes: [String] = []
        if data.unknownValues > 0 {
            notes.append("\(data.unknownValues) without market cap: minimum size")
        }
        if data.foreignLines > 0 {
            let name = data.foreignLines == 1 ? "ADR" : "ADRs"
            notes.append("\(data.foreignLines) \(name) excluded (local listing shown)")
        }
        if data.hidden > 0 { notes.append("\(data.hidden) not shown") }
        return notes.map { StyledLine([StyledLine.Run($0, theme.dim)]) }
    }
}
