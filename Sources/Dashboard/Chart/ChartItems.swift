import Market

/// One column, or one point of a line: a place, or several drawn together.
struct ChartItem: Hashable, Sendable {
    /// The places it stands for.
    var places: Range<Int>
    /// Their bars as one; nil in a gap.
    var bar: ChartBar?
    /// The last of its bars in the series.
    var lastBar: Int?
    var kind: ChartPlace.Kind
    var date: CalendarDate
    var minute: Int?
    /// Its middle, in columns from the plot's left.
    var column = 0
    /// The same in dots, two to a column.
    var dot = 0
}

/// What is in sight, arranged in columns.
struct ChartItems: Sendable {
    private(set) var items: [ChartItem]
    /// What one item stands for.
    let interval: ChartInterval
    let window: ChartWindow
    /// Columns of a body; odd.
    let bodyWidth: Int
    /// Columns from one item to the next; 0 where points lie closer than that.
    let pitch: Int

    init(_ series: ChartSeries, _ settings: ChartSettings, width: Int) {
        let visible = ChartItems.visible(series, settings)
        let hasColumns = settings.style.hasColumns && settings.compared.isEmpty
        interval = hasColumns ? ChartItems.fitting(series, visible, width) : series.interval
        items = ChartItems.grouped(series, visible, interval)
        pitch = hasColumns && !items.isEmpty ? max(1, width / items.count) : 0
        bodyWidth = pitch < 4 ? 1 : pitch < 6 ? 3 : pitch < 12 ? 5 : 7
        window = ChartWindow(
            total: series.places.count, visible: visible, lasts: items.map { $0.places.upperBound - 1 },
            hasPrice: items.map { $0.bar != nil },
            steps: ChartWindow.Steps(pitch: interval == series.interval ? pitch : 0, width: width))
        if pitch > 0 { placeColumns(width) } else { placePoints(width) }
    }

    /// The places that the span, the zoom and the pan show.
    private static func visible(_ series: ChartSeries, _ settings: ChartSettings) -> Range<Int> {
        let total = series.places.count
        let count = min(total, max(1, settings.zoom ?? series.visibleCount(settings.span)))
        let end = max(min(total, count), total - max(0, settings.pan))
        return max(0, end - count)..<end
    }

    /// The finest interval of which every item has a column. The width decides nothing else: which places are in sight is
    /// for the span to say.
    private static func fitting(_ series: ChartSeries, _ visible: Range<Int>, _ width: Int) -> ChartInterval {
        let all = series.interval.coarser
        return all.first { count(series, visible, $0) <= width } ?? all.last ?? series.interval
    }

    private static func count(_ series: ChartSeries, _ range: Range<Int>, _ interval: ChartInterval) -> Int {
        if interval == series.interval { return range.count }
        var result = 0
        var last = Int.min
        for index in range {
            let group = interval.group(of: series.places[index])
            if group != last { result += 1 }
            last = group
        }
        return result
    }

    private static func grouped(
        _ series: ChartSeries, _ range: Range<Int>, _ interval: ChartInterval
    ) -> [ChartItem] {
        let isSingle = interval == series.interval
        var items: [ChartItem] = []
        items.reserveCapacity(range.count)
        var last = Int.min
        for index in range {
            let place = series.places[index]
            let bar = place.bar.map { series.bars[$0] }
            let group = isSingle ? index : interval.group(of: place)
            if group != last {
                items.append(
                    ChartItem(
                        places: index..<(index + 1), bar: bar, lastBar: place.bar, kind: place.kind,
                        date: place.date, minute: place.minute))
            } else {
                items[items.count - 1].append(index, bar, place.bar)
            }
            last = group
        }
        return items
    }

    /// Points spread over the whole width.
    private mutating func placePoints(_ width: Int) {
        let (count, dots) = (items.count, max(0, width * 2 - 1))
        for index in items.indices {
            items[index].dot = count > 1 ? (index * dots + (count - 1) / 2) / (count - 1) : dots
            items[index].column = items[index].dot / 2
        }
    }

    /// Columns equally far apart, the last one at the right edge. An uneven gap would look like a missing session, so
    /// the columns that are left over stay free at the left; where that were more than a third of the chart, which
    /// happens only to columns of one cell, they are spread as evenly as whole cells let them be.
    private mutating func placeColumns(_ width: Int) {
        let count = items.count
        let margin = width - count * pitch
        let isSpread = margin * 3 > width
        for index in items.indices {
            items[index].column =
                isSpread ? (index + 1) * width / count - 1 : margin + index * pitch + (pitch - 1) / 2
            items[index].dot = items[index].column * 2
        }
    }
}

extension ChartItem {
    fileprivate mutating func append(_ place: Int, _ more: ChartBar?, _ moreIndex: Int?) {
        places = places.lowerBound..<(place + 1)
        guard let more else { return }
        if bar == nil { bar = more } else { bar?.append(more) }
        lastBar = moreIndex
        kind = .trading
    }
}
