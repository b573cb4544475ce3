import Analytics
import Market
import TextUI
import ThemeCatalog

/// The graph: RS-Ratio to the right, RS-Momentum upward, the quarters named and faintly coloured.
struct RotationGraph {
    let model: Model
    let objects: [RotationData.Object]
    /// Which of them is selected; nil: the cursor is elsewhere.
    let selection: Int?

    private var theme: Theme { model.theme }
    private static let middle = ScatterPlot.Position(x: 100, y: 100)
    /// With more objects than that, only the selected one's way is drawn.
    private static let mostTails = 8
    /// Weeks of the ways of those that are not selected.
    private static let shortTail = 5

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let benchmark = model[RotationScreen.self].benchmark.label
        var title = PaneTitle(theme: theme, "Rotation", note: "vs \(benchmark), weekly")
        title.trailing = StyledLine([StyledLine.Run("RS-Ratio →  momentum ↑", theme.dim)])
        title.draw(in: rect.row(0), into: &buffer)
        let area = rect.splitTop(1).rest
        let known = objects.filter { !$0.trail.isEmpty }
        guard !known.isEmpty else {
            EmptyNote(
                theme: theme, title: "Not enough history",
                advice: "The graph needs about 6 months of daily prices of the stocks and "
                    + "\(benchmark): chiptop import FILE…"
            ).draw(in: area, into: &buffer)
            return
        }
        let (body, scale) = area.splitBottom(1)
        let (momenta, plot) = body.splitLeft(area.width >= 40 ? RotationGraph.axisWidth : 0)
        let chart = ScatterPlot(series: series, center: RotationGraph.middle)
        let names = drawQuadrants(chart, in: plot, into: &buffer)
        chart.draw(
            in: plot, faded: theme.rule, label: theme.plain, avoiding: names.map(\.place), into: &buffer)
        // The quarters' names stand over whatever way leads through them.
        for name in names {
            buffer.write(name.quadrant.rawValue, x: name.place.x, y: name.place.y, style: name.style)
        }
        drawRatios(chart, of: plot, in: scale, into: &buffer)
        drawMomenta(chart, of: plot, in: momenta, into: &buffer)
    }

    private var series: [ScatterPlot.Series] {
        let showsTails = objects.count <= RotationGraph.mostTails
        let all = objects.enumerated().filter { !$0.element.trail.isEmpty }.map { index, object in
            let isSelected = index == selection
            return ScatterPlot.Series(
                label: Wording.name(object.name, width: 14),
                positions: isSelected ? object.positions : object.positions.suffix(RotationGraph.shortTail),
                color: color(of: object), hasTail: showsTails || isSelected,
                isEmphasized: isSelected)
        }
        // The selected one is drawn last, over the others.
        return all.filter { !$0.isEmphasized } + all.filter(\.isEmphasized)
    }

    /// Every region has a hue of its own.
    private func color(of object: RotationData.Object) -> Color {
        let index = object.region.flatMap { region in Region.allCases.firstIndex(of: region) }
        return index.map { theme.series[$0 % theme.series.count] } ?? theme.text
    }

    private struct QuadrantName {
        let quadrant: RelativeRotation.Quadrant
        let place: Rect
        let style: Style
    }

    /// Colours the quarters; gives back where their names stand.
    private func drawQuadrants(_ chart: ScatterPlot, in plot: Rect, into buffer: inout Buffer) -> [QuadrantName] {
        let center = chart.cell(of: RotationGraph.middle, in: plot)
        let (left, right) = plot.splitLeft(center.x - plot.x)
        let upper = center.y - plot.y
        let corners: [(RelativeRotation.Quadrant, Rect)] = [
            (.improving, left.splitTop(upper).top), (.leading, right.splitTop(upper).top),
            (.lagging, left.splitTop(upper).rest), (.weakening, right.splitTop(upper).rest),
        ]
        for (quadrant, rect) in corners {
            let tint = theme.background.mixed(with: quadrant.color(theme), amount: quadrant.isTinted ? 0.09 : 0.045)
            buffer.fill(rect, style: Style(foreground: theme.rule, background: tint))
        }
        drawCross(center, in: plot, into: &buffer)
        var names: [QuadrantName] = []
        for (quadrant, rect) in corners where rect.height > 1 && rect.width > 12 {
            let isRight = quadrant == .leading || quadrant == .weakening
            let isLower = quadrant == .lagging || quadrant == .weakening
            let background = buffer[rect.x + 1, isLower ? rect.maxY - 1 : rect.y].style.background
            let style = Style(foreground: quadrant.color(theme), background: background, attributes: .dim)
            let x = isRight ? rect.maxX - TextWidth.width(of: quadrant.rawValue) - 1 : rect.x + 1
            let y = isLower ? rect.maxY - 1 : rect.y
            let place = Rect(x: x, y: y, width: TextWidth.width(of: quadrant.rawValue), height: 1)
            names.append(QuadrantName(quadrant: quadrant, place: place, style: style))
        }
        return names
    }

    private func drawCross(_ center: Point, in plot: Rect, into buffer: inout Buffer) {
        for x in plot.x..<plot.maxX {
            let background = buffer[x, center.y].style.background
            buffer.set("┄", x: x, y: center.y, style: Style(foreground: theme.rule, background: background))
        }
        for y in plot.y..<plot.maxY {
            let background = buffer[center.x, y].style.background
            buffer.set(
                y == center.y ? "┼" : "┊", x: center.x, y: y,
                style: Style(foreground: theme.rule, background: background))
        }
    }

    private static let axisWidth = 6

    /// Round numbers below the plot, each where it belongs.
    private func drawRatios(_ chart: ScatterPlot, of plot: Rect, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        var end = rect.x
        for value in RotationGraph.ticks(chart.xRange, count: max(2, plot.width / 14)) {
            let text = RotationGraph.text(value)
            let width = TextWidth.width(of: text)
            let x = chart.cell(of: .init(x: value, y: 100), in: plot).x - width / 2
            guard x >= end, x + width <= rect.maxX else { continue }
            buffer.write(text, x: x, y: rect.y, style: theme.dim)
            end = x + width + 1
        }
    }

    /// The same beside it.
    private func drawMomenta(_ chart: ScatterPlot, of plot: Rect, in rect: Rect, into buffer: inout Buffer) {
        guard rect.width > 1 else { return }
        var free = rect.maxY
        for value in RotationGraph.ticks(chart.yRange, count: max(2, plot.height / 4)) {
            let y = chart.cell(of: .init(x: 100, y: value), in: plot).y
            guard y < free else { continue }
            let text = TextFitting.fitted(RotationGraph.text(value), to: rect.width - 1, alignment: .trailing)
            buffer.write(text, x: rect.x, y: y, style: theme.dim, limit: rect.width - 1)
            free = y
        }
    }

    private static func text(_ value: Double) -> String {
        NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 1)
    }

    /// Round numbers within a range around 100, at most about so many.
    private static func ticks(_ range: ClosedRange<Double>, count: Int) -> [Double] {
        let span = range.upperBound - range.lowerBound
        let steps = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
        guard span.isFinite, let step = steps.first(where: { span / $0 <= Double(count) }) else { return [100] }
        let first = ((range.lowerBound - 100) / step).rounded(.up)
        let last = ((range.upperBound - 100) / step).rounded(.down)
        return stride(from: first, through: last, by: 1).map { 100 + $0 * step }
    }
}

extension RelativeRotation.Quadrant {
    /// Whether its field is coloured more strongly.
    var isTinted: Bool { self == .leading || self == .lagging }
}
