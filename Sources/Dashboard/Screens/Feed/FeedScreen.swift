import Market
import TextUI
import ThemeCatalog

/// How the programs that fill the cache do, whom they fail to bring, and where the prices on hand come from.
struct FeedScreen: ListScreen {
    static let view = View.feed
    static let entry = ScreenEntry(key: "U", summary: "Show data sources and their errors")

    static let commands = [
        CommonCommands.open, CommonCommands.noFilter("Data sources are not stocks: nothing to filter · / finds"),
    ]

    let model: Model
    private let data: FeedViewData?

    private var theme: Theme { model.theme }

    init(model: Model, content: FeedViewData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> FeedViewData? { FeedViewData(model) }

    private var feedCount: Int { data?.feeds.count ?? 0 }

    var rowCount: Int { feedCount + (data?.troubles.count ?? 0) }

    func symbol(of row: Int) -> Symbol? {
        guard let data, row >= feedCount, data.troubles.indices.contains(row - feedCount) else { return nil }
        return data.troubles[row - feedCount].symbol
    }

    func identity(of row: Int) -> String? {
        guard let data, row < rowCount else { return nil }
        guard row >= feedCount else { return data.feeds[row].feed }
        let trouble = data.troubles[row - feedCount]
        return "\(trouble.feed) \(trouble.symbol)"
    }

    func visibleRows(in area: Rect) -> Int {
        FeedLayout(area, data).visibleTroubles + feedCount
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data, !data.feeds.isEmpty else {
            EmptyNote(
                theme: theme, title: "No data sources yet",
                advice:
                    "chiptop feed reads prices from the network, chiptop import from files."
                    + (unreadWords.map { " \($0)." } ?? "")
            ).draw(in: area, into: &frame.buffer)
            return nil
        }
        let layout = FeedLayout(area, data)
        let selection = model.selectedRow(of: rowCount)
        var title = PaneTitle(theme: theme, "Data sources", isFocused: true)
        title.trailing = summary(data)
        title.draw(in: layout.feeds.row(0), into: &frame.buffer)
        var cursor = feedTable(data, selection).draw(
            in: layout.feeds.splitTop(1).rest, into: &frame, target: rowTarget)
        cursor = drawTroubles(data, selection, in: layout.troubles, into: &frame) ?? cursor
        drawSources(data, in: layout.sources, into: &frame.buffer)
        return cursor
    }

    /// Which symbols of the cache are not read; nil where all are.
    private var unreadWords: String? {
        let unread = model.snapshot.unreadSymbols
        guard let first = unread.first?.split(separator: " ").first else { return nil }
        let rest = unread.count > 1 ? " and \(unread.count - 1) more" : ""
        return "\(first)\(rest) not read (chiptop cache verify)"
    }

    private func summary(_ data: FeedViewData) -> StyledLine {
        let failing = data.feeds.count { $0.state == "failing" }
        var line = StyledLine([
            StyledLine.Run(data.feeds.count == 1 ? "1 source" : "\(data.feeds.count) sources", theme.dim)
        ])
        if failing > 0 { line.append(" · \(failing) failing", theme.caution) }
        return line
    }

    private func feedTable(_ data: FeedViewData, _ selection: Int) -> ListTable<FeedStatus> {
        let (theme, now) = (theme, model.now.market)
        return ListTable(
            theme: theme,
            columns: [
                .text("", .init(width: 1, rank: 0)) { FeedScreen.mark($0.state, theme) },
                .text("source", .init(minimum: 10, maximum: 20, rank: 0)) { ($0.feed, theme.style(theme.strong)) },
                .text("state", .init(width: 8, rank: 0)) { ($0.state, FeedScreen.mark($0.state, theme).1) },
                .number("last success", .init(width: 12, rank: 1)) { status in
                    (FeedScreen.ago(status.lastSuccess, now), theme.plain)
                },
                .number("latency", .init(width: 7, rank: 4)) { (FeedScreen.latency($0.latency), theme.dim) },
                .number("symbols", .init(width: 7, rank: 5)) { status in
                    (data.counts[status.feed].map { NumberText.fixed(Double($0), decimals: 0) } ?? "", theme.plain)
                },
                .number("failures", .init(width: 8, rank: 2)) { status in
                    (status.failures > 0 ? "\(status.failures)" : "", theme.caution)
                },
                .number("next", .init(width: 9, rank: 3)) {
                    (FeedScreen.span(until: $0.nextAttempt, now), theme.plain)
                },
                .text("", .init(minimum: 20, maximum: 90, rank: 1)) { ($0.message, theme.dim) },
            ],
            rows: data.feeds, selection: selection < data.feeds.count ? selection : nil, scroll: 0)
    }

    private func drawTroubles(
        _ data: FeedViewData, _ selection: Int, in rect: Rect, into frame: inout Frame
    ) -> Point? {
        guard rect.height >= 2 else { return nil }
        var title = PaneTitle(theme: theme, "Instruments without data")
        title.trailing = StyledLine([
            StyledLine.Run(data.troubles.isEmpty ? "none" : "\(data.troubles.count)", theme.dim)
        ])
        title.draw(in: rect.row(0), into: &frame.buffer)
        guard !data.troubles.isEmpty else {
            // A program that writes the cache by itself says nothing of single instruments.
            let words =
                data.counts.isEmpty
                ? "No per-instrument status" : "All requested instruments have data"
            frame.buffer.write(
                words, x: rect.x, y: rect.y + 1, style: theme.dim,
                limit: rect.width)
            return nil
        }
        let (theme, now, snapshot) = (theme, model.now.market, model.snapshot)
        let index = selection - feedCount
        let table = ListTable<FeedInstrumentStatus>(
            theme: theme,
            columns: [
                .text("", .init(width: 10, rank: 0)) { ($0.symbol.rawValue, theme.style(theme.strong)) },
                .text("", .init(minimum: 12, maximum: 24, rank: 4)) { row in
                    (snapshot[row.symbol]?.instrument.shownName(in: 24) ?? "", theme.plain)
                },
                .text("source", .init(minimum: 8, maximum: 16, rank: 2)) { ($0.feed, theme.dim) },
                .number("last success", .init(width: 12, rank: 1)) { row in
                    (FeedScreen.ago(row.lastSuccess, now), theme.plain)
                },
                .number("failures", .init(width: 8, rank: 0)) { ("\($0.failures)", theme.caution) },
                .number("next", .init(width: 9, rank: 3)) {
                    (FeedScreen.span(until: $0.nextAttempt, now), theme.plain)
                },
                .text("", .init(minimum: 20, maximum: 80, rank: 1)) { ($0.message, theme.dim) },
            ],
            rows: data.troubles, selection: index >= 0 ? index : nil,
            scroll: max(0, model.list.scroll - feedCount))
        return table.draw(in: rect.splitTop(1).rest, into: &frame, target: { rowTarget(feedCount + $0) })
    }

    private func drawSources(_ data: FeedViewData, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 3 else { return }
        var title = PaneTitle(theme: theme, "Prices by source")
        if let unreadWords { title.trailing = StyledLine([StyledLine.Run(unreadWords, theme.caution)]) }
        title.draw(in: rect.row(0), into: &buffer)
        let (theme, now) = (theme, model.now.market)
        let table = ListTable<FeedViewData.Source>(
            theme: theme,
            columns: [
                .text("", .init(minimum: 12, maximum: 24, rank: 0)) {
                    ($0.name.isEmpty ? "not given" : $0.name, theme.style(theme.strong))
                },
                .number("prices", .init(width: 9, rank: 0)) {
                    (NumberText.fixed(Double($0.count), decimals: 0), theme.plain)
                },
                .number("stale", .init(width: 9, rank: 0)) { source in
                    (source.behind > 0 ? "\(source.behind)" : "", theme.caution)
                },
                .number("newest", .init(width: 12, rank: 0)) { source in
                    (source.newest.map { Wording.ago($0, at: now) } ?? NumberText.unknown, theme.plain)
                },
            ], rows: data.sources)
        _ = table.draw(in: rect.splitTop(1).rest, into: &buffer)
    }

    private static func mark(_ state: String, _ theme: Theme) -> (String, Style) {
        switch state {
        case "ok": ("●", theme.style(theme.accent))
        case "failing": ("✕", theme.caution)
        default: ("○", theme.dim)
        }
    }

    /// How long an answer took: `0.4 s`, `38 ms`.
    private static func latency(_ seconds: Double?) -> String {
        guard let seconds else { return "" }
        if seconds < 0.1 { return NumberText.fixed(seconds * 1000, decimals: 0) + " ms" }
        return NumberText.fixed(seconds, decimals: seconds < 10 ? 1 : 0) + " s"
    }

    /// How long ago something came, to the second while it is new.
    private static func ago(_ moment: Instant?, _ now: Instant) -> String {
        guard let moment else { return "never" }
        let seconds = now.milliseconds(since: moment) / 1000
        return (0..<100).contains(seconds) ? "\(seconds) s ago" : Wording.ago(moment, at: now)
    }

    /// How long it is to a moment: `in 12 s`, `in 4 min`, `due`.
    private static func span(until moment: Instant?, _ now: Instant) -> String {
        guard let moment else { return "" }
        let seconds = moment.milliseconds(since: now) / 1000
        if seconds <= 0 { return "due" }
        if seconds < 100 { return "in \(seconds) s" }
        return seconds < 7200 ? "in \(seconds / 60) min" : "in \(seconds / 3600) h"
    }
}

/// Where the parts of the feeds' page stand.
struct FeedLayout: Hashable, Sendable {
    let feeds: Rect
    let troubles: Rect
    let sources: Rect
    /// Rows of the second list that are on screen.
    let visibleTroubles: Int

    init(_ area: Rect, _ data: FeedViewData?) {
        let feedRows = (data?.feeds.count ?? 0) + 2
        var rest = area
        (feeds, rest) = rest.splitTop(min(feedRows, max(3, rest.height)))
        rest = rest.splitTop(rest.height > 4 ? 1 : 0).rest
        let sourceRows = min((data?.sources.count ?? 0) + 2, max(0, rest.height / 2))
        let troubleCount = data?.troubles.count ?? 0
        let wanted = max(2, troubleCount + 2)
        let room = sourceRows >= 3 ? rest.height - sourceRows - 1 : rest.height
        (troubles, rest) = rest.splitTop(min(wanted, max(0, room)))
        sources = rest.splitTop(rest.height > 3 ? 1 : 0).rest
        visibleTroubles = ListTable<FeedInstrumentStatus>.visibleRows(
            in: troubles.splitTop(1).rest, count: troubleCount)
    }
}
