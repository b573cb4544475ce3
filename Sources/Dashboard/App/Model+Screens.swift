public import Market
import RiskRules
import TextUI

/// The screen that is shown, and what screens keep.
extension Model {
    /// What was chosen on a screen.
    subscript<S: Screen>(_ screen: S.Type) -> S.State {
        get { states[S.view] as? S.State ?? S.State() }
        set { states[S.view] = newValue }
    }

    /// What the screen that is shown has prepared; nil for every other screen.
    func content<S: Screen>(of screen: S.Type) -> S.Content? { view == S.view ? content as? S.Content : nil }

    /// The screen that is shown.
    var screen: any Screen { view.screen.shown(by: self) }

    /// Works out what the screen shows; nothing is kept for those out of sight.
    mutating func prepareScreen() {
        content = nil
        content = view.screen.prepared(self)
        if find != nil { view.screen.lookUp(&self, isTyping: false) }
        view.screen.keepVisible(&self)
    }

    /// Changes what was chosen on a screen and starts its list from the top.
    mutating func choose<S: Screen>(on screen: S.Type, _ change: (inout S.State) -> Void) -> [Effect] {
        change(&self[screen])
        lists[place] = nil
        prepareScreen()
        return []
    }

    // MARK: Lists

    /// Where the body of every screen but the board is drawn.
    var viewArea: Rect { ViewLayout(self).body }

    /// Where one is in the list that is shown.
    var list: ListState {
        get { lists[place] ?? ListState() }
        set { lists[place] = newValue }
    }

    /// The selected row of a list so long; zero if absent.
    func selectedRow(of count: Int, first: Int = 0) -> Int {
        max(0, min(list.selection ?? first, count - 1))
    }

    // MARK: Finding

    /// The search on the screen that is shown; nil if none.
    var find: Find? {
        get { finds[place] }
        set { finds[place] = newValue }
    }

    /// Whether a search is being typed: it is the only layer that leaves what lies below within reach.
    var isSearching: Bool { layers.contains { !$0.covers } }

    /// Opens the search. Where there are no rows, such as on a chart, another place is looked for.
    mutating func openFind() -> [Effect] {
        guard screen.hasRows || find != nil else { return push(CommandLayer(history: commandHistory)) }
        find = Find(from: Find.Origin(list: list, focus: focus))
        view.screen.lookUp(&self, isTyping: false)
        return push(FindLayer())
    }

    /// Looks for a text.
    mutating func search(for text: String) {
        find?.text = String(text.prefix(60))
        view.screen.lookUp(&self, isTyping: true)
    }

    /// Ends the search. Returns whether there was one.
    @discardableResult
    mutating func endFind(goingBack: Bool = false) -> Bool {
        guard let find else { return false }
        self.find = nil
        if goingBack {
            lists[place] = find.origin.list
            focus = find.origin.focus
        }
        prepareScreen()
        return true
    }

    mutating func goToMatch(by step: Int) -> [Effect] {
        view.screen.goToMatch(by: step, &self)
        return []
    }

    /// What the title says of a search, such as `/mem 2 of 8`; nil if none.
    var findWords: String? {
        guard let find, !find.text.isEmpty else { return nil }
        if find.scores != nil {
            return "/\(find.text) \(find.count) of \(snapshot.regions.reduce(0) { $0 + $1.members.count })"
        }
        let place = screen.matchNumber.map { "\($0) of " } ?? ""
        return "/\(find.text) \(place)\(find.count)"
    }

    /// What the title says of the filter, such as `filter change(day) > 2% 8 of 80`; nil if none here.
    var filterWords: String? {
        guard let filter = shown.filter, keys.command("filter", in: view) != nil else { return nil }
        let members = snapshot.regions.lazy.flatMap(\.members)
        let passing = members.count { shown.passes($0) }
        return "filter \(TextFitting.truncated(filter.text, to: 40)) \(passing) of \(members.count)"
    }

    // MARK: What is looked at

    /// The stock that the cursor is on, wherever one is.
    var selectedSymbol: Symbol? { screen.selectedSymbol }

    /// What is looked at now, the most important first: the stock under the cursor, those marked or compared, and the
    /// rows on screen. A feed asks for them before others.
    public var attention: [Symbol] {
        let screen = screen
        var symbols = [screen.selectedSymbol].compactMap(\.self) + place.compared + shown.marked
        symbols += screen.visibleSymbols + snapshot.regions.compactMap(\.index)
        var seen: Set<Symbol> = []
        return symbols.filter { seen.insert($0).inserted }
    }

    /// The region that was looked at last.
    var focusedRegion: RegionState? {
        snapshot.regions.first { $0.region == focus.region } ?? snapshot.regions.first
    }

    /// The stock that was looked at last in a region; the first one where that is not shown.
    func focusedSymbol(in region: RegionState) -> Symbol? {
        let rows = shown.rows(of: region)
        guard let symbol = focus.symbols[region.region], rows.contains(symbol) else { return rows.first }
        return symbol
    }

    /// The region of the present page: its own, else the one that was looked at last.
    var pageRegion: RegionState? { snapshot.regions.first { $0.region == place.region } ?? focusedRegion }

    /// The stock of the present page: its own, else the one that was looked at last.
    var pageSymbol: Symbol? { place.symbol ?? focusedRegion.flatMap(focusedSymbol) }
}
