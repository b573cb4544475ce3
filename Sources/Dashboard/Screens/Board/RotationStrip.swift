import Market
import TextUI
import ThemeCatalog

/// The second line: is the rotation on?
struct RotationStrip {
    let model: Model

    private var theme: Theme { model.theme }
    private var rotation: RotationState { model.snapshot.rotation }
    private var points: [RotationState.Point] {
        rotation.history[model.shown.currency]?[model.shown.marketPeriod] ?? []
    }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let area = rect.inset(horizontal: 1)
        let right = flagCounts
        let rightStart = right.drawTrailing(in: area, into: &buffer)
        let room = Rect(x: area.x, y: area.y, width: rightStart - area.x - 2, height: 1)
        let isWide = room.width >= 120
        let basket = line(of: rotation.basket, count: true)
        let benchmark = line(of: rotation.benchmark, count: false)
        var x = room.x
        x = piece(basket, points.map(\.basket), model.isOld(rotation.basket), isWide, x, room, &buffer)
        x = piece(benchmark, points.map(\.benchmark), model.isOld(rotation.benchmark), isWide, x, room, &buffer)
        let rest = Rect(x: x, y: room.y, width: room.maxX - x, height: 1)
        StyledLine.joined([spread, lead], gap: 2, fitting: rest.width, style: theme.plain)
            .draw(in: rest, into: &buffer)
    }

    /// Draws one side of the comparison, with its own small curve where there is room.
    private func piece(
        _ line: StyledLine, _ values: [Double], _ isOld: Bool, _ isWide: Bool, _ x: Int, _ room: Rect,
        _ buffer: inout Buffer
    ) -> Int {
        var end = line.draw(in: Rect(x: x, y: room.y, width: room.maxX - x, height: 1), into: &buffer)
        if isWide, values.count > 1 {
            let width = 12
            let spark = Rect(x: end + 2, y: room.y, width: width, height: 1)
            let color = (values.last ?? 0) >= 0 ? theme.up : theme.down
            Sparkline.draw(values, in: spark, color: isOld ? theme.old.foreground : color, into: &buffer)
            end = spark.maxX
        }
        return end + 3
    }

    private func line(of basket: BasketState, count: Bool) -> StyledLine {
        let value = basket.returns(in: model.shown.currency)[model.shown.marketPeriod]
        // The header names the rows' period; baskets name their own where it differs.
        let period = model.shown.marketPeriod == model.shown.period ? "" : model.shown.marketPeriod.title + " "
        var line = StyledLine([
            StyledLine.Run(basket.name + " " + period, theme.style(theme.strong).bold),
            StyledLine.Run(
                Wording.change(value), Wording.style(value, isOld: model.isOld(basket), theme).bold),
        ])
        let (known, all) = (basket.knownCount(in: model.shown.currency), basket.memberCount)
        if count, known < all, known > 0, model.size.width >= 110 {
            // A basket of less than half of its members says little of the whole.
            let isThin = known * 2 < all
            line.append(
                model.size.width >= 150 ? " \(known) of \(all) priced" : " \(known)/\(all)",
                isThin ? theme.caution : theme.dim)
        }
        return line
    }

    private var spread: StyledLine {
        let value = rotation.spread(over: model.shown.marketPeriod, in: model.shown.currency)
        let isOld = model.isOld(rotation.basket) || model.isOld(rotation.benchmark)
        let style = isOld ? theme.old : theme.style(value == nil ? theme.secondary : theme.accent)
        return StyledLine([
            StyledLine.Run(model.size.width < 100 ? "Rel. " : "Relative ", theme.style(theme.strong).bold),
            StyledLine.Run(Wording.points(value), style.bold),
        ])
    }

    private var lead: StyledLine {
        let sessions = points.dropFirst()
        guard !sessions.isEmpty else { return StyledLine() }
        let ahead = sessions.count { $0.spread > 0 }
        return StyledLine([StyledLine.Run("outperformed on \(ahead) of \(sessions.count) days", theme.dim)])
    }

    private var flagCounts: StyledLine {
        let line = model.flags.counts.line(theme, of: [.high, .warn])
        return line.isEmpty ? StyledLine([StyledLine.Run("No flags", theme.dim)]) : line
    }
}
