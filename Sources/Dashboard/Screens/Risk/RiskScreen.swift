import Market
import RiskRules
import TextUI
import ThemeCatalog

/// Every flag with its reason: groups at the left or above, the selected flag's detail beside or below.
struct RiskScreen: ListScreen {
    static let view = View.risk
    static let entry = ScreenEntry(key: "F", summary: "Show risk flags with their reasons")

    /// Which flags are listed, and by what they are grouped.
    struct State: ScreenState {
        var grouping = RiskGrouping.desk
        var ordering = RiskOrdering.worst
        /// Of which stocks flags are listed.
        var list = RiskListFilter.all
        /// The states whose stocks are listed, by their rules.
        var expanded: Set<String> = []
        /// When one looked last, and the look before it: what was raised since that is new.
        var lookedAt: Instant?
        var newSince: Instant?
        /// Whether flags that were snoozed or cleared, and what is unknown, are listed too.
        var showsAll = false
    }

    let model: Model
    private let data: RiskViewData?

    private var theme: Theme { model.theme }
    private var rows: [RiskRow] { data?.rows ?? [] }

    init(model: Model, content: RiskViewData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> RiskViewData? { RiskViewData(model) }

    var rowCount: Int { rows.count }
    var firstSelection: Int { data?.firstEntry ?? 0 }

    /// The selected flag; nil if absent.
    var selected: RiskEntry? {
        guard !rows.isEmpty else { return nil }
        return data?.entry(rows[model.selectedRow(of: rows.count, first: firstSelection)])
    }

    func visibleRows(in area: Rect) -> Int { RiskList.visibleRows(in: RiskLayout(area).list, count: rows.count) }

    var visibleFlags: [FlagKey] {
        guard !rows.isEmpty else { return [] }
        let window = ListWindow(
            count: rows.count, selection: selectedRow, scroll: model.list.scroll,
            height: max(1, visibleRows(in: model.viewArea)))
        return window.rows.compactMap { data?.entry(rows[$0]) }.flatMap(\.keys)
    }

    /// The cursor stands on flags, never on headings.
    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        if move == .nextPane || move == .previousPane { return group(after: row, isForward: move == .nextPane) }
        let target = max(0, min(linearTarget(of: move, from: row, in: area), rows.count - 1))
        let isForward = target >= row && move != .first && move != .pageUp
        let after = rows.indices.dropFirst(target).first { rows[$0].item != nil }
        let before = rows.indices.prefix(target + 1).last { rows[$0].item != nil }
        return (isForward ? after ?? before : before ?? after) ?? row
    }

    private func group(after row: Int, isForward: Bool) -> Int {
        let headings = rows.indices.filter { rows[$0].item == nil }
        let own = headings.last { $0 < row } ?? 0
        let target =
            isForward ? headings.first { $0 > row } ?? headings.first : headings.last { $0 < own } ?? headings.last
        return (target ?? 0) + 1
    }

    func words(of row: Int) -> String {
        guard rows.indices.contains(row), let entry = data?.entry(rows[row]) else { return "" }
        let rules = entry.keys.map(\.rule).joined(separator: " ")
        return "\(entry.name) \(entry.message) \(entry.key.rule) \(rules) \(entry.title)"
    }

    func identity(of row: Int) -> String? {
        guard rows.indices.contains(row) else { return nil }
        return data?.identity(rows[row])
    }

    /// A line is found by a flag on it, too.
    func row(of identity: String) -> Int? {
        rows.indices.first { self.identity(of: $0) == identity }
            ?? rows.indices.first { data?.holds(rows[$0], identity) ?? false }
    }

    /// Looks that are less than this apart are one, in milliseconds.
    private static let look: Int64 = 600_000

    static func arrive(from place: Place, _ model: inout Model) {
        let now = model.now.market
        if let last = model[Self.self].lookedAt, now.milliseconds(since: last) > look {
            model[Self.self].newSince = last
        }
        model[Self.self].lookedAt = now
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        let layout = RiskLayout(area)
        RiskSummary(model: model, rollUp: data.rollUp).draw(in: layout.summary, into: &frame.buffer)
        guard !rows.isEmpty else {
            drawEmpty(in: layout.list.union(layout.detail), into: &frame.buffer)
            return nil
        }
        let selection = model.selectedRow(of: rows.count, first: firstSelection)
        let cursor = RiskList(model: model, data: data, selection: selection).draw(
            in: layout.list, into: &frame, target: rowTarget)
        if let detail = layout.detail, let entry = data.entry(rows[selection]) {
            FlagDetail(model: model, entry: entry).draw(in: detail, into: &frame.buffer)
        }
        return cursor
    }

    private func drawEmpty(in rect: Rect, into buffer: inout Buffer) {
        let counts = model.snapshot.ruleCounts
        let list = model.name(of: model[Self.self].list)
        let title = counts == nil ? "Evaluating rules …" : "No flags" + (list.map { " in \($0)" } ?? "")
        let unknown = counts?.unknown ?? 0
        let other = model.keys.keyText(of: "flag-list")
        let advice =
            list != nil
            ? "\(other) lists the flags of the next list, and of all stocks in the end."
            : unknown > 0
                ? "\(unknown) results unknown (missing data); A lists them. chiptop rules show lists the rules."
                : "chiptop rules show lists the rules; w adds a manual risk."
        EmptyNote(theme: theme, title: title, advice: advice).draw(in: rect, into: &buffer)
    }
}

/// Where summary, list and detail stand.
struct RiskLayout: Hashable, Sendable {
    let summary: Rect
    let list: Rect
    let detail: Rect?

    init(_ area: Rect) {
        let (summary, rest) = area.splitTop(area.height >= 30 ? 2 : 1)
        self.summary = summary
        if area.width >= 140 {
            let (list, right) = rest.splitRight(min(84, area.width * 2 / 5))
            (self.list, detail) = (list, right.splitLeft(3).rest)
        } else if rest.height >= 15 {
            let (list, below) = rest.splitBottom(min(22, rest.height * 9 / 20))
            (self.list, detail) = (list, below)
        } else {
            (list, detail) = (rest, nil)
        }
    }
}

extension Rect {
    /// The smallest rectangle around this one and another.
    fileprivate func union(_ other: Rect?) -> Rect {
        guard let other else { return self }
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Rect(
            x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }
}
