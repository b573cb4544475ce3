import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The flags in their groups.
struct RiskList {
    let model: Model
    let data: RiskViewData
    let selection: Int

    private var theme: Theme { model.theme }
    private var rows: [RiskRow] { data.rows }

    /// Lines of a rectangle that show rows: one is the title's, and the last one says what is out of sight.
    static func visibleRows(in rect: Rect, count: Int) -> Int {
        let room = max(0, rect.height - 1)
        return count > room ? max(0, room - 1) : room
    }

    func draw(in rect: Rect, into frame: inout Frame, target: (Int) -> Target) -> Point? {
        var title = PaneTitle(theme: theme, "Flags", note: note)
        title.trailing = StyledLine([StyledLine.Run(trailing, theme.dim)])
        title.draw(in: rect.row(0), into: &frame.buffer)
        let height = Self.visibleRows(in: rect, count: rows.count)
        let window = ListWindow(count: rows.count, selection: selection, scroll: model.list.scroll, height: height)
        let widths = widths(of: window.rows.compactMap { data.entry(rows[$0]) }, in: rect.width - 4)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let place = rect.row(line + 1)
            switch rows[index] {
            case .heading(let name, let counts): drawHeading(name, counts, in: place, into: &frame.buffer)
            case .item:
                if let entry = data.entry(rows[index]) { draw(entry, widths, in: place, into: &frame.buffer) }
                frame.hit(place, target(index))
            }
            guard index == selection else { continue }
            ListCursor.draw(in: place, theme: theme, into: &frame.buffer)
            cursor = Point(x: place.x, y: place.y)
        }
        OutOfSight(above: window.first, below: rows.count - window.rows.upperBound)
            .draw(in: rect.row(height + 1).inset(horizontal: 2), theme: theme, into: &frame.buffer)
        return cursor
    }

    /// Columns of text are as wide as the longest text in sight.
    private func widths(of entries: [RiskEntry], in width: Int) -> [Int] {
        func widest(_ text: (RiskEntry) -> String) -> Int {
            entries.reduce(0) { max($0, TextWidth.width(of: text($1))) }
        }
        return ColumnLayout.widths(
            [
                .init(minimum: width >= 70 ? min(22, widest(\.name)) : 13, maximum: 22, rank: 0).fitting(
                    widest(\.name)),
                .init(minimum: 44, maximum: 76, rank: 0).fitting(widest(\.message)),
                .init(width: widest(\.ruleText), rank: 2), .init(width: max(3, widest(age)), rank: 1),
                .init(width: RiskEntry.dayCount, rank: 3),
            ], in: width, gap: 2)
    }

    private var note: String {
        let state = model[RiskScreen.self]
        let order = state.ordering == .worst ? nil : state.ordering.label
        return ["by " + state.grouping.label, order, model.name(of: state.list)].compactMap(\.self)
            .joined(separator: " · ")
    }

    private var trailing: String {
        let counts = model.snapshot.ruleCounts
        let unknown = counts.map { $0.unknown > 0 ? " · \($0.unknown) not evaluated (no data)" : "" } ?? ""
        return (model[RiskScreen.self].showsAll ? "all" : "active") + unknown
    }

    private func drawHeading(_ name: String, _ counts: String, in rect: Rect, into buffer: inout Buffer) {
        let end = StyledLine([
            StyledLine.Run(name, theme.style(theme.strong).bold), StyledLine.Run("  " + counts, theme.dim),
        ]).draw(in: rect, into: &buffer)
        for x in min(end + 1, rect.maxX)..<rect.maxX {
            buffer.set("┈", x: x, y: rect.y, style: theme.style(theme.rule))
        }
    }

    private func draw(_ entry: RiskEntry, _ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        let isQuiet = entry.standing != .raised && entry.standing != .state
        let (glyph, style) = mark(entry)
        buffer.write(glyph, x: rect.x + 2, y: rect.y, style: style, limit: max(0, rect.width - 2))
        let before = entry.standing == .acknowledged ? "✓" : entry.isMine ? "★" : " "
        buffer.write(before, x: rect.x + 1, y: rect.y, style: theme.dim, limit: max(0, rect.width - 1))
        if entry.keys.contains(where: { model.unseen.flags[$0] != nil }) {
            Unseen.draw(x: rect.x, y: rect.y, theme, into: &buffer)
        }
        var x = rect.x + 4
        func cell(_ column: Int, _ text: String, _ style: Style, isTrailing: Bool = false) {
            guard widths[column] > 0, x < rect.maxX else { return }
            let width = widths[column]
            let fitted = isTrailing ? Figure(text).fitted(to: width) : TextFitting.fitted(text, to: width)
            buffer.write(fitted, x: x, y: rect.y, style: style, limit: rect.maxX - x)
            x += widths[column] + 2
        }
        cell(0, Wording.name(entry.name, width: widths[0]), isQuiet ? theme.dim : theme.plain)
        let age = age(entry)
        // Without a rule's name behind it, a message goes on into the free cells before a short age.
        let free = widths[2] == 0 && widths[3] > 0 ? widths[3] - TextWidth.width(of: age) : 0
        let message = TextFitting.truncated(entry.message, to: min(widths[1] + free, max(0, rect.maxX - x)))
        buffer.write(message, x: x, y: rect.y, style: isQuiet ? theme.dim : theme.plain, limit: rect.maxX - x)
        x += widths[1] + 2
        cell(2, entry.ruleText, theme.dim)
        cell(3, age, theme.dim, isTrailing: true)
        guard widths[4] > 0, x < rect.maxX else { return }
        HistoryStrip(days: entry.days, theme: theme)
            .draw(in: Rect(x: x, y: rect.y, width: min(widths[4], rect.maxX - x), height: 1), into: &buffer)
    }

    private func age(_ entry: RiskEntry) -> String {
        entry.since.map(model.age) ?? ""
    }

    private func mark(_ entry: RiskEntry) -> (String, Style) {
        switch entry.standing {
        case .raised, .acknowledged: (entry.severity.mark, Wording.style(entry.severity, theme))
        case .snoozed: ("z", theme.dim)
        case .muted: ("×", theme.dim)
        case .cleared: ("○", theme.dim)
        case .unknown: ("?", theme.dim)
        case .state:
            (model[RiskScreen.self].expanded.contains(entry.key.rule) ? "▾" : "▸", theme.style(theme.accent))
        }
    }
}

extension RiskEntry {
    /// The rule, and how many others there are.
    fileprivate var ruleText: String {
        standing == .state || others.isEmpty ? key.rule : "\(key.rule) +\(others.count)"
    }
}

/// Days on which a flag was raised, the latest at the right.
struct HistoryStrip {
    let days: [RiskFlag.Severity?]
    let theme: Theme

    func draw(in rect: Rect, into buffer: inout Buffer) {
        StyledLine(days.suffix(rect.width).map { HistoryStrip.run($0, theme) }).draw(in: rect, into: &buffer)
    }

    /// One day: the higher the worse.
    static func run(_ day: RiskFlag.Severity?, _ theme: Theme) -> StyledLine.Run {
        let glyph =
            switch day {
            case nil: "·"
            case .info: "▂"
            case .warn: "▄"
            case .high: "█"
            }
        return StyledLine.Run(glyph, day.map { Wording.style($0, theme) } ?? theme.style(theme.rule))
    }
}
