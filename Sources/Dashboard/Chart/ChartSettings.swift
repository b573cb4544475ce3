public import Market

/// What the user chose of a chart. Every choice is a pure step from one value to the next.
public struct ChartSettings: Hashable, Sendable {
    /// How far back it reaches.
    public var span: ChartSpan
    /// How prices are drawn.
    public var style: ChartStyle
    /// What is drawn over the prices.
    public var overlays: Set<ChartOverlay>
    /// What is drawn below them.
    public var panes: Set<ChartPane>
    /// Whether equal heights are equal ratios.
    public var isLogarithmic = false
    /// Whom the instrument is compared with; everything is then told in percent since the left edge.
    public var compared: [Symbol] = []
    /// Where the crosshair stands: places from the right end of all data; nil without a crosshair.
    public var crosshair: Int?
    /// How many places are in sight after zooming; nil: what the span asks for.
    public var zoom: Int?
    /// How many places at the right end are out of sight.
    public var pan = 0

    /// As many as have colours of their own.
    public static let mostCompared = 7

    /// Creates settings.
    public init(
        span: ChartSpan = .sixMonths, style: ChartStyle = .candles,
        overlays: Set<ChartOverlay> = [.average50, .average200], panes: Set<ChartPane> = [.volume]
    ) {
        self.span = span
        self.style = style
        self.overlays = overlays
        self.panes = panes
    }

    /// Shows another span from its right end, without crosshair or zoom.
    public mutating func show(_ span: ChartSpan) {
        self.span = span
        zoom = nil
        pan = 0
        crosshair = nil
    }

    /// Shows the next longer span, the shortest after the longest.
    public mutating func showNextSpan() { show(span.following) }

    /// Shows the next shorter span, the longest before the shortest.
    public mutating func showPreviousSpan() {
        let all = ChartSpan.allCases
        let index = all.firstIndex(of: span) ?? 0
        show(all[(index + all.count - 1) % all.count])
    }

    /// Draws prices in the next style.
    public mutating func showNextStyle() { style = style.following }

    /// Draws something over the prices, or no longer.
    public mutating func toggle(_ overlay: ChartOverlay) { overlays.formSymmetricDifference([overlay]) }

    /// Draws something below the prices, or no longer.
    public mutating func toggle(_ pane: ChartPane) { panes.formSymmetricDifference([pane]) }

    /// Makes equal heights equal ratios, or equal differences again.
    public mutating func toggleLogarithmic() { isLogarithmic.toggle() }

    /// Steps through sets of averages: 50 and 200, then 20 as well, then Bollinger's bands, then the exponential one,
    /// then none.
    public mutating func showNextOverlays() {
        let sets = ChartSettings.overlaySets
        let index = sets.firstIndex(of: overlays) ?? sets.count - 1
        overlays = sets[(index + 1) % sets.count]
    }

    /// Steps through what is below: volume, the index of strength as well, MACD as well, nothing.
    public mutating func showNextPanes() {
        let sets = ChartSettings.paneSets
        let index = sets.firstIndex(of: panes) ?? sets.count - 1
        panes = sets[(index + 1) % sets.count]
    }

    private static let overlaySets: [Set<ChartOverlay>] = [
        [.average50, .average200], [.average20, .average50, .average200], [.bollinger], [.exponential], [],
    ]
    private static let paneSets: [Set<ChartPane>] = [
        [.volume], [.volume, .strength], [.volume, .strength, .convergence], [],
    ]

    /// Compares with an instrument, or no longer; refused where there are too many.
    public mutating func toggleComparison(_ symbol: Symbol) {
        if let index = compared.firstIndex(of: symbol) {
            compared.remove(at: index)
        } else if compared.count < ChartSettings.mostCompared {
            compared.append(symbol)
        }
    }
}

/// Which places of a chart are in sight, so that keys know how far they may go.
public struct ChartWindow: Hashable, Sendable {
    /// Places there are: sessions, or parts of sessions with their gaps.
    public let total: Int
    /// Those in sight.
    public let visible: Range<Int>
    /// The last place of each column or point that is drawn.
    let lasts: [Int]
    /// Whether each of them has a price.
    let hasPrice: [Bool]
    /// How zooming goes on.
    let steps: Steps

    /// The widths that columns can have.
    struct Steps: Hashable, Sendable {
        /// Columns from one place to the next; 0 where places have no columns of their own.
        let pitch: Int
        /// Columns there are.
        let width: Int
    }

    init(total: Int, visible: Range<Int>, lasts: [Int], hasPrice: [Bool], steps: Steps) {
        self.total = total
        self.visible = visible
        self.steps = steps
        self.lasts = lasts
        self.hasPrice = hasPrice
    }

    /// The drawn item that a place belongs to; nil where it is out of sight.
    func item(at place: Int) -> Int? {
        guard visible.contains(place) else { return nil }
        var low = 0
        var high = lasts.count
        while low < high {
            let middle = (low + high) / 2
            if lasts[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < lasts.count ? low : nil
    }

    /// The item under the crosshair: the one it stands on, or the nearest with a price before it.
    func crosshairItem(_ settings: ChartSettings) -> Int? {
        guard let crosshair = settings.crosshair, let item = item(at: total - 1 - crosshair) else { return nil }
        return hasPrice[...item].lastIndex(of: true) ?? hasPrice.firstIndex(of: true)
    }
}
