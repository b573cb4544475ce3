import Market
import TextUI
import ThemeCatalog

/// One region: how its market stands, and a row for each stock.
struct RegionPane {
    let model: Model
    let region: RegionState
    /// Which pane of the board it is.
    let number: Int
    let isFocused: Bool

    private var theme: Theme { model.theme.of(region.region) }
    private var index: InstrumentState? { region.index.flatMap { model.snapshot[$0] } }

    /// Draws the pane and says where its selected row begins.
    func draw(in rect: Rect, of board: BoardScreen, into frame: inout Frame) -> Point? {
        let parts = PaneAnatomy(rect)
        frame.hit(rect, .pane(number))
        title.draw(in: parts.title, into: &frame.buffer)
        let beside = [false, true].lazy.map { figures + valuations(isShort: $0) }
            .first { StyledLine.joined($0, gap: 3, fitting: .max, style: theme.plain).width <= parts.figures.width }
        StyledLine.joined(beside ?? figures, gap: 3, fitting: parts.figures.width, style: theme.plain)
            .draw(in: parts.figures, into: &frame.buffer)
        let rows = board.rows(of: region)
        let selected = board.selectedIndex(in: region)
        let scroll = min(
            board.scroll(of: region), max(0, rows.count - max(1, parts.rows.height)))
        let table = board.table(of: region, width: rect.width)
        table.drawHeading(in: parts.heading, pane: number, into: &frame)
        if beside == nil {
            StyledLine.joined(
                valuations(isShort: true), gap: 2, fitting: min(parts.heading.width, table.headingRoom),
                style: theme.plain
            ).draw(in: parts.heading, into: &frame.buffer)
        }
        drawMore(scroll, rows.count, parts, into: &frame.buffer)
        var cursor: Point?
        for line in 0..<parts.rows.height {
            let row = scroll + line
            guard row < rows.count else { break }
            let isSelected = isFocused && row == selected
            let place = parts.rows.row(line)
            table.draw(rows[row], isSelected: isSelected, in: place, into: &frame.buffer)
            frame.hit(place, .member(rows[row], pane: number))
            if isSelected { cursor = Point(x: place.x + min(2, max(0, place.width - 1)), y: place.y) }
        }
        let below = parts.rows.splitTop(rows.count + 1).rest
        RegionChart(theme: theme, index: index).draw(in: below, into: &frame.buffer)
        if rows.isEmpty, parts.rows.height > 0 {
            frame.buffer.write(
                region.members.isEmpty ? "No stocks of this region in the cache" : "No matches", x: parts.rows.x,
                y: parts.rows.y, style: theme.dim,
                limit: parts.rows.width)
        }
        return cursor
    }

    /// Draws the pane as one line: name, index, its day and period, breadth, and what the exchange is doing.
    func drawCollapsed(in rect: Rect, into frame: inout Frame) {
        guard rect.height > 0 else { return }
        frame.hit(rect, .pane(number))
        let returns = index?.returns(in: model.shown.currency)
        let ofPeriod = model.shown.period == .day ? nil : returns?[model.shown.marketPeriod]
        let change = Figure.change(returns?.day)
        let dayStyle = index?.isFromExpectedSession ?? true ? Wording.style(returns?.day, theme) : theme.old
        let periodFigure = Figure.percent(ofPeriod, decimals: 1)
        let widths = ColumnLayout.widths(
            [
                .init(minimum: 22, maximum: 28, rank: 0), .init(minimum: 9, maximum: 20, rank: 3),
                .init(width: 9, rank: 0), .init(width: 7, rank: 1).atLeast(periodFigure.leastWidth),
                .init(width: 10, rank: 2),
                .init(minimum: 17, maximum: 40, rank: 0),
            ], in: rect.width, gap: 1)
        var name = StyledLine([StyledLine.Run("▸ ", theme.style(theme.rule))])
        name.runs += title.name.runs
        let indexName = index?.instrument.shownName(in: widths[1]) ?? ""
        let pieces: [(StyledLine, isTrailing: Bool)] = [
            (name, false), (StyledLine([StyledLine.Run(indexName, theme.dim)]), false),
            (StyledLine([StyledLine.Run(change.text(in: widths[2]), dayStyle)]), true),
            (StyledLine([StyledLine.Run(periodFigure.text(in: widths[3]), Wording.style(ofPeriod, theme))]), true),
            (breadth, true), (status(isShort: widths[5] < 26), true),
        ]
        var x = rect.x
        for (piece, width) in zip(pieces, widths) where width > 0 {
            let place = Rect(x: x, y: rect.y, width: width, height: 1)
            if piece.isTrailing {
                piece.0.drawTrailing(in: place, into: &frame.buffer)
            } else {
                piece.0.draw(in: place, into: &frame.buffer)
            }
            x += width + 1
        }
    }

    var title: PaneTitle {
        var title = PaneTitle(
            theme: theme, region.region.shownName, note: model.nativeName(of: region.region), isFocused: isFocused)
        title.trailing = status(isShort: false)
        return title
    }

    private func status(isShort: Bool) -> StyledLine {
        let exchange = region.region.leadingExchange
        let moment = model.snapshot.isHistorical ? model.snapshot.asOf : model.now.market
        let status = model.snapshot.calendars[exchange]?.status(at: moment) ?? region.status
        let (glyph, text) = Wording.status(status, at: moment, zone: exchange.zone, isShort: isShort)
        let isActive = status.phase.isTrading
        return StyledLine([
            StyledLine.Run(glyph + " ", theme.style(isActive ? theme.accent : theme.secondary)),
            StyledLine.Run(text, isActive ? theme.plain : theme.dim),
        ])
    }

    /// The index's name, level and day, without its longer returns.
    private var indexFigure: StyledLine {
        guard let index else { return StyledLine() }
        let change = index.returns(in: model.shown.currency).day
        return StyledLine([
            StyledLine.Run(index.instrument.shownName + " ", theme.dim),
            StyledLine.Run(
                PriceText.text(index.price, index.instrument) + " ",
                theme.style(index.staleness.isBehind ? theme.stale : theme.strong).bold),
            StyledLine.Run(
                Wording.change(change), index.isFromExpectedSession ? Wording.style(change, theme) : theme.old),
        ])
    }

    var figures: [StyledLine] {
        let period = model.shown.marketPeriod
        let value = index?.returns(in: model.shown.currency)[period]
        let ofPeriod = StyledLine([
            StyledLine.Run(period.title + " ", theme.dim),
            StyledLine.Run(
                NumberText.percent(value, decimals: 1),
                Wording.style(value, isOld: !(index?.isFromExpectedSession ?? true), theme)),
        ])
        return [indexFigure, period == .day || index == nil ? StyledLine() : ofPeriod, breadth]
    }

    /// - Parameter isShort: with `EPS` for the growth of earnings, where there is little room.
    func valuations(isShort: Bool) -> [StyledLine] { [valuation, growth(isShort ? "EPS " : "EPS growth ")] }

    private var breadth: StyledLine {
        let breadth = region.breadth
        guard breadth.advancing + breadth.declining + breadth.unchanged > 0 else { return StyledLine() }
        let isOld = model.isOld(region.counted)
        var line = StyledLine([
            StyledLine.Run("\(breadth.advancing)▲", isOld ? theme.old : theme.style(theme.up)),
            StyledLine.Run(" ", theme.plain),
            StyledLine.Run("\(breadth.declining)▼", isOld ? theme.old : theme.style(theme.down)),
        ])
        if breadth.unchanged > 0 { line.append(" \(breadth.unchanged)=", theme.unchanged) }
        return line
    }

    private var valuation: StyledLine {
        guard let ratio = region.valuation.forwardPE else { return StyledLine() }
        return StyledLine([
            StyledLine.Run("fwd P/E ", theme.dim),
            StyledLine.Run(NumberText.fixed(ratio, decimals: 1) + "×", theme.plain),
        ])
    }

    private func growth(_ label: String) -> StyledLine {
        guard let growth = region.valuation.earningsGrowth else { return StyledLine() }
        return StyledLine([
            StyledLine.Run(label, theme.dim),
            StyledLine.Run(NumberText.percent(growth, decimals: 0), theme.plain),
        ])
    }

    /// How many rows are out of sight, in the empty line below the rows.
    private func drawMore(_ scroll: Int, _ count: Int, _ parts: PaneAnatomy, into buffer: inout Buffer) {
        let below = count - scroll - parts.rows.height
        guard parts.footer.height > 0, scroll > 0 || below > 0 else { return }
        var words: [String] = []
        if scroll > 0 { words.append("▴ \(scroll) above") }
        if below > 0 { words.append("▾ \(below) more") }
        buffer.write(
            words.joined(separator: "  "), x: parts.footer.x + 2, y: parts.footer.y, style: theme.dim,
            limit: max(0, parts.footer.width - 2))
    }
}
