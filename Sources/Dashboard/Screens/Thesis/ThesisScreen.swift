import Market
import RiskRules
import TextUI
import ThemeCatalog

/// Every thesis with the statements that must hold for it: holding, broken since, unknown, and what is closest to
/// breaking.
struct ThesisScreen: ListScreen {
    static let view = View.thesis
    static let entry = ScreenEntry(key: "Y", summary: "Show theses and their conditions")

    /// How statements are ordered.
    struct State: ScreenState {
        var order = ThesisOrder.written
    }

    static let commands = [
        CommonCommands.noFilter("Conditions are not stocks: nothing to filter · / finds"),
        FlagCommands.explain(barAlways: true) { explained($0) },
        Command(
            "thesis-order", [KeyStroke("o")], "Toggle order: as written or smallest cushion first", .flags,
            bar: "order"
        ) { $0.choose(on: Self.self) { $0.order = $0.order.following } },
    ]

    /// What is explained of the selected statement.
    private static func explained(_ model: Model) -> [Explained] {
        shown(by: model).selected.map { [.statement($0.key)] } ?? []
    }

    static func open(_ model: inout Model) -> [Effect] { model.perform("explain") }

    var opensRows: Bool { hasRows }

    let model: Model
    private let data: ThesisViewData?

    private var theme: Theme { model.theme }
    private var rows: [ThesisViewData.Row] { data?.rows ?? [] }

    init(model: Model, content: ThesisViewData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> ThesisViewData? { ThesisViewData(model) }

    var rowCount: Int { rows.count }
    var firstSelection: Int { rows.firstIndex { $0.statement != nil } ?? 0 }

    /// The selected condition; nil if none.
    var selected: ThesisRow? {
        guard !rows.isEmpty else { return nil }
        return rows[model.selectedRow(of: rows.count, first: firstSelection)].statement
    }

    func visibleRows(in area: Rect) -> Int {
        ThesisList.visibleRows(in: ThesisScreen.parts(of: area).list, count: rows.count)
    }

    /// The cursor stands on statements, never on headings.
    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        let target = max(0, min(linearTarget(of: move, from: row, in: area), rows.count - 1))
        let after = rows.indices.dropFirst(target).first { rows[$0].statement != nil }
        let before = rows.indices.prefix(target + 1).last { rows[$0].statement != nil }
        return (target >= row ? after ?? before : before ?? after) ?? row
    }

    func words(of row: Int) -> String { rows.indices.contains(row) ? rows[row].statement?.state.title ?? "" : "" }

    func identity(of row: Int) -> String? {
        guard rows.indices.contains(row), let key = rows[row].statement?.key else { return nil }
        return key.thesis + " " + key.statement
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard !rows.isEmpty else {
            EmptyNote(
                theme: theme, title: "No theses yet",
                advice: "Write conditions into theses.yaml in the configuration folder; "
                    + "chiptop rules language lists the functions."
            ).draw(in: area, into: &frame.buffer)
            return nil
        }
        let (list, detail) = ThesisScreen.parts(of: area)
        let selection = model.selectedRow(of: rows.count, first: firstSelection)
        let cursor = ThesisList(model: model, rows: rows, selection: selection).draw(
            in: list, into: &frame, target: rowTarget)
        if let detail, let row = rows[selection].statement {
            StatementDetail(model: model, row: row).draw(in: detail, into: &frame.buffer)
        }
        return cursor
    }

    private static func parts(of area: Rect) -> (list: Rect, detail: Rect?) {
        if area.width >= 150 {
            let (list, right) = area.splitRight(min(76, area.width * 7 / 20))
            return (list, right.splitLeft(3).rest)
        }
        guard area.height >= 17 else { return (area, nil) }
        let (list, below) = area.splitBottom(min(18, area.height * 2 / 5))
        return (list, below)
    }
}

extension ThesisViewData.Row {
    var statement: ThesisRow? {
        if case .statement(let row) = self { return row }
        return nil
    }
}

/// How a statement's standing looks: a sign, a word and a colour.
enum StandingWords {
    static func glyph(_ standing: StatementState.Standing) -> String {
        switch standing {
        case .holds: "✓"
        case .broken: "✕"
        case .unknown: "?"
        }
    }

    static func word(_ standing: StatementState.Standing) -> String {
        switch standing {
        case .holds: "met"
        case .broken: "breached"
        case .unknown: "unknown"
        }
    }

    static func style(_ standing: StatementState.Standing, _ theme: Theme) -> Style {
        switch standing {
        case .holds: theme.style(theme.accent)
        case .broken: theme.caution
        case .unknown: theme.dim
        }
    }

    /// How far a statement is from the other verdict: points of a percentage, or a share of its right side.
    static func distance(_ state: StatementState) -> String {
        guard let distance = state.distance else { return "" }
        switch state.unit {
        case .points: return NumberText.signed(distance * 100, decimals: 1) + " pp"
        case .share: return NumberText.percent(distance, decimals: 0)
        case .amount: return NumberText.signed(distance, decimals: distance.rounded() == distance ? 0 : 1)
        }
    }

    /// Both sides of its comparison.
    static func sides(_ state: StatementState) -> String {
        guard let left = state.left, let right = state.right else { return "" }
        return "\(inPoints(left, of: state)) vs \(inPoints(right, of: state))"
    }

    /// A difference of two returns is in points, not in percent.
    static func inPoints(_ text: String, of state: StatementState) -> String {
        guard state.unit == .points, state.expression.hasPrefix("spread("), text.hasSuffix("%") else { return text }
        return text.dropLast() + " pp"
    }

    /// One day in a strip.
    static func run(_ day: StatementState.Standing?, _ theme: Theme) -> StyledLine.Run {
        switch day {
        case nil: StyledLine.Run("·", theme.style(theme.rule))
        case .holds: StyledLine.Run("▂", style(.holds, theme))
        case .broken: StyledLine.Run("█", style(.broken, theme))
        case .unknown: StyledLine.Run("?", theme.dim)
        }
    }
}
