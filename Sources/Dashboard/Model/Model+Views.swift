import Market
import TextUI

/// What a person chose in the views beside the board; kept when one leaves a view and comes back.
struct ViewChoices: Hashable, Sendable {
    /// Where one is in each place's list.
    var lists: [Place: ListState] = [:]
    /// What the rotation graph compares.
    var rotationObjects = RotationObjects.regions
    /// What it compares with.
    var rotationBenchmark = RotationBenchmark.nasdaq
    /// What the heatmap's areas stand for.
    var heatmapWeight = HeatmapWeight.marketValue
    /// Whose clock the trading hours are drawn by.
    var sessionsClock = SessionsClock.taipei
    /// By what flags are grouped.
    var riskGrouping = RiskGrouping.severity
    /// Whether flags that were snoozed or cleared, and what is unknown, are listed too.
    var showsAllFlags = false
    /// The watchlist that was shown last, by its identifier.
    var list: String?
    /// How statements are ordered.
    var thesisOrder = ThesisOrder.written
}

extension Model {
    /// Where the present view's body is drawn.
    var viewArea: Rect { ViewLayout(self).body }

    /// What draws the present view; nil on the board.
    var viewBody: (any ViewBody)? { ViewCatalog.body(of: view)?.init(model: self) }

    /// Where one is in the present view's list.
    var list: ListState { choices.lists[place] ?? ListState() }

    /// The selected row of a list so long; zero where there is none.
    func selectedRow(of count: Int, first: Int = 0) -> Int {
        max(0, min(list.selection ?? first, count - 1))
    }

    /// Works out what the present view shows; nothing is kept for those out of sight.
    mutating func prepareView() {
        viewData = nil
        viewData = ViewCatalog.body(of: view)?.prepare(self)
        findListMatches()
        keepRowIdentity()
        keepRowVisible()
    }

    /// Moves the cursor of the present view.
    mutating func moveCursor(_ move: CursorMove) {
        guard let body = viewBody, body.rowCount > 0 else { return }
        let row = selectedRow(of: body.rowCount, first: body.firstSelection)
        let target = body.target(of: move, from: row, in: viewArea)
        moveCursor(to: target)
    }

    /// Puts the cursor of the present view on a row, the nearest one there is.
    mutating func moveCursor(to target: Int) {
        guard let body = viewBody, body.rowCount > 0 else { return }
        let new = max(0, min(target, body.rowCount - 1))
        choices.lists[place, default: ListState()].selection = new
        choices.lists[place]?.identity = body.identity(of: new)
        keepRowVisible()
    }

    /// Rows may have come and gone around the selected one: the cursor stays with what it was on.
    private mutating func keepRowIdentity() {
        guard let list = choices.lists[place], let selection = list.selection, let identity = list.identity,
            let body = viewBody, body.identity(of: selection) != identity
        else { return }
        if let row = (0..<body.rowCount).first(where: { body.identity(of: $0) == identity }) {
            choices.lists[place]?.selection = row
        }
    }

    mutating func keepRowVisible() {
        guard let body = viewBody, body.rowCount > 0 else { return }
        let row = selectedRow(of: body.rowCount, first: body.firstSelection)
        let height = max(1, body.visibleRows(in: viewArea))
        // Where nobody has moved yet, some of what comes before the first selection is seen, and more of what follows.
        let scroll = list.selection == nil ? max(0, row - height / 3) : list.scroll
        let window = ListWindow(count: body.rowCount, selection: row, scroll: scroll, height: height)
        choices.lists[place, default: ListState()].scroll = window.first
    }

    /// Changes one of a view's choices and starts its list anew.
    mutating func choose(_ change: (inout ViewChoices) -> Void) {
        change(&choices)
        choices.lists[place] = nil
        prepareView()
    }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
    /// The case after this one, the first after the last.
    var following: Self { stepped(by: 1) }

    /// The case so many steps on, at most once round.
    func stepped(by step: Int) -> Self {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}
