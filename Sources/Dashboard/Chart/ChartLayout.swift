import TextUI

/// Where the parts of a chart stand.
struct ChartLayout: Hashable, Sendable {
    struct Pane: Hashable, Sendable {
        let kind: ChartPane
        let rect: Rect
    }

    /// Date, prices and change; empty where there is no room.
    private(set) var readout: Rect
    /// What is drawn over the prices, with its values.
    private(set) var legend: Rect
    /// The prices.
    private(set) var plot: Rect
    private(set) var panes: [Pane] = []
    /// The signs of events.
    private(set) var marks: Rect
    private(set) var dates: Rect
    /// Columns of the prices' axis.
    let axisWidth: Int

    /// Rows that prices need before anything else gets any.
    private static let leastPlot = 8

    init(_ area: Rect, axisWidth: Int, panes: Set<ChartPane>, hasLegend: Bool, hasMarks: Bool) {
        self.axisWidth = axisWidth
        var rest = area
        (readout, rest) = rest.splitTop(area.height >= 7 ? 1 : 0)
        (legend, rest) = rest.splitTop(hasLegend && area.height >= 10 ? 1 : 0)
        (rest, dates) = rest.splitBottom(area.height >= 5 ? 1 : 0)
        (rest, marks) = rest.splitBottom(hasMarks && area.height >= 12 ? 1 : 0)
        let kinds = ChartPane.allCases.filter(panes.contains)
        let heights = ChartLayout.heights(kinds, rest.height)
        for (kind, height) in zip(kinds, heights).reversed() where height > 0 {
            let rect: Rect
            (rest, rect) = rest.splitBottom(height)
            self.panes.insert(Pane(kind: kind, rect: rect.splitRight(axisWidth).rest), at: 0)
        }
        plot = rest.splitRight(axisWidth).rest
        dates = dates.splitRight(axisWidth).rest
        marks = marks.splitRight(axisWidth).rest
    }

    /// Rows of each pane, none where the prices need them; the first ones come first.
    private static func heights(_ kinds: [ChartPane], _ room: Int) -> [Int] {
        var rest = room
        return kinds.map { kind in
            let least = kind == .volume ? 2 : 4
            let most = kind == .volume ? 8 : 12
            let height = min(max(room * (kind == .volume ? 3 : 4) / 22, least), most)
            guard rest - height >= (kind == .volume ? leastPlot : leastPlot * 3 / 2) else { return 0 }
            rest -= height
            return height
        }
    }

    /// The axis beside a part.
    func axis(of rect: Rect) -> Rect { Rect(x: rect.maxX, y: rect.y, width: axisWidth, height: rect.height) }
}
