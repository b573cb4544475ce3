import Analytics

/// The indicators that are drawn, one value for each item; those of several sessions together are those of their last.
///
/// Windows count the series' own bars, whole sessions or parts of one, also where several are drawn as one: an average
/// of 50 closes stays one whatever the window's width.
struct ChartFigures: Sendable {
    /// What is drawn over the prices: each in one line, the bands in three.
    private(set) var overlays: [(overlay: ChartOverlay, lines: [[Double?]])] = []
    private(set) var strength: [Double?] = []
    private(set) var convergence: (line: [Double?], signal: [Double?], histogram: [Double?]) = ([], [], [])

    init(_ series: ChartSeries, _ items: [ChartItem], _ settings: ChartSettings) {
        guard let last = items.last(where: { $0.lastBar != nil })?.lastBar,
            let first = items.first(where: { $0.lastBar != nil })?.lastBar
        else { return }
        let closes = series.bars[...last].map(\.close)
        let places = items.map(\.lastBar)
        let sampler = Sampler(closes: closes, first: first, places: places)
        overlays = ChartOverlay.allCases.filter(settings.overlays.contains).map { ($0, sampler.lines($0)) }
        if settings.panes.contains(.strength) {
            strength = sampler.sample(IndicatorSeries.relativeStrengthIndex(closes))
        }
        if settings.panes.contains(.convergence) {
            let figures = IndicatorSeries.convergenceDivergence(closes)
            convergence = (
                sampler.sample(figures.line), sampler.sample(figures.signal), sampler.sample(figures.histogram)
            )
        }
    }

    private struct Sampler {
        let closes: [Double]
        let first: Int
        let places: [Int?]

        func sample(_ values: [Double?], from start: Int = 0) -> [Double?] {
            places.map { place in
                guard let place, place >= start, place - start < values.count else { return nil }
                return values[place - start]
            }
        }

        func lines(_ overlay: ChartOverlay) -> [[Double?]] {
            switch overlay {
            case .average20: return [average(20)]
            case .average50: return [average(50)]
            case .average200: return [average(200)]
            case .exponential: return [sample(IndicatorSeries.exponentialAverage(closes, window: 21))]
            case .bollinger:
                let start = max(0, first - 20)
                let bands = IndicatorSeries.bollingerBands(Array(closes[start...]))
                return [bands.upper, bands.middle, bands.lower].map { sample($0, from: start) }
            }
        }

        /// Only the windows that end in sight are worked out.
        private func average(_ window: Int) -> [Double?] {
            let start = max(0, first - window)
            return sample(IndicatorSeries.simpleAverage(Array(closes[start...]), window: window), from: start)
        }
    }
}
