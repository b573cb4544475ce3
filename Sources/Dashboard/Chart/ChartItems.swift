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

    /// Wider columns would be bricks.
    private static let mostPitch = 8

    init(_ series: ChartSeries, _ settings: ChartSettings, width: Int) {
        let total = series.places.count
        let visible = ChartItems.visible(series, settings)
        let hasColumns = settings.style.hasColumns && settings.compared.isEmpty
        var chosen = (interval: series.interval, range: visible)
        if hasColumns { chosen = ChartItems.fitting(series, visible, width) }
        let asked = chosen.range.count
        interval = chosen.interval
        let count = ChartItems.count(series, chosen.range, interval)
        pitch = hasColumns && count > 0 ? max(1, min(ChartItems.mostPitch, width / count)) : 0
        if pitch == 1 || pitch == ChartItems.mostPitch {
            chosen.range = ChartItems.filled(series, chosen.range, interval, more: width / pitch - count)
        }
        items = ChartItems.grouped(series, chosen.range, interval)
        // More years than columns: the first ones are out of sight.
        if pitch > 0, items.count > width {
            items.removeFirst(items.count - max(0, width))
            chosen.range = (items.first?.places.lowerBound ?? chosen.range.upperBound)..<chosen.range.upperBound
        }
        bodyWidth = pitch < 4 ? 1 : pitch < 6 ? 3 : 5
        window = ChartWindow(
            total: total, visible: chosen.range, asked: asked, lasts: items.map { $0.places.upperBound - 1 },
            hasPrice: items.map { $0.bar != nil },
            steps: ChartWindow.Steps(pitch: interval == series.interval ? pitch : 0, width: width))
        place(width)
    }

    /// The places that the span, the zoom and the pan show.
    private static func visible(_ series: ChartSeries, _ settings: ChartSettings) -> Range<Int> {
        let total = series.places.count
        let count = min(total, max(1, settings.zoom ?? series.visibleCount(settings.span)))
        let end = max(min(total, count), total - max(0, settings.pan))
        return max(0, end - count)..<end
    }

    /// The finest interval of which every item has a column. Where a third of the places would not fit, they are left
    /// out rather than drawn by the week.
    private static func fitting(
        _ series: ChartSeries, _ visible: Range<Int>, _ width: Int
    ) -> (interval: ChartInterval, range: Range<Int>) {
        if visible.count > width, visible.count * 3 <= width * 4 {
            return (series.interval, (visible.upperBound - width)..<visible.upperBound)
        }
        let all = series.interval.coarser
        let interval = all.first { count(series, visible, $0) <= width } ?? all.last ?? series.interval
        return (interval, visible)
    }

    /// The range with so many items more in front of it: where columns can neither be wider nor lie further apart, those
    /// left over show what came before.
    private static func filled(
        _ series: ChartSeries, _ range: Range<Int>, _ interval: ChartInterval, more: Int
    ) -> Range<Int> {
        var start = range.lowerBound
        var left = more
        var last = range.isEmpty ? Int.min : interval.group(of: series.places[range.lowerBound])
        let isSingle = interval == series.interval
        while start > 0 {
            let group = isSingle ? start - 1 : interval.group(of: series.places[start - 1])
            // The group that the range begins in the middle of is completed first.
            if isSingle || group != last { left -= 1 }
            if left < 0 { break }
            last = group
            start -= 1
        }
        return start..<range.upperBound
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

    /// Columns end at the right edge, beside the prices' axis, and spread where that is not seen; points spread over the
    /// whole width.
    private mutating func place(_ width: Int) {
        let count = items.count
        let left = width - count * pitch
        let isSpread = pitch > 1 && pitch < ChartItems.mostPitch && left > 0
        for index in items.indices {
            if pitch > 0 {
                items[index].column =
                    isSpread ? (2 * index + 1) * width / (2 * count) : left + index * pitch + (pitch - 1) / 2
                items[index].dot = items[index].column * 2
            } else {
                let dots = max(0, width * 2 - 1)
                items[index].dot = count > 1 ? (index * dots + (count - 1) / 2) / (count - 1) : dots
                items[index].column = items[index].dot / 2
            }
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
