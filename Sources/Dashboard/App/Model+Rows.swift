import Market
import RiskRules
import TextUI
import Watchlists

/// Which rows are shown in which order, over which period and in which currency.
extension Model {
    /// Sorts the rows again and brings the selected ones into sight.
    ///
    /// - Parameter changed: The only instruments whose figures are new; nil where anything may be. Regions without one of
    ///   them keep their order where it follows from figures alone.
    mutating func reorder(changed: Set<Symbol>? = nil) {
        let data = shown.filter.map { ($0, ruleData) }
        shown.passing = data.map { filter, data in
            Set(filter.instruments(among: snapshot.instruments.map(\.instrument.symbol), in: data))
        }
        let moved = data == nil && RowOrder.followsFromFigures(shown.sort) ? changed : nil
        let former = moved == nil ? [:] : shown.order
        shown.order = [:]
        for region in snapshot.regions {
            if let moved, former[region.region] != nil, moved.isDisjoint(with: region.members) {
                shown.order[region.region] = former[region.region]
                continue
            }
            var rows = RowOrder.rows(of: region.members, shown: shown, snapshot: snapshot, flagged: flags.flagged)
            if shown.passing != nil { rows = (rows ?? region.members).filter { shown.passes($0) } }
            shown.order[region.region] = rows
        }
        prepareScreen()
    }

    /// The market as rules and theses read it, for explanations.
    var ruleData: RuleData {
        let snapshot = snapshot
        var data = RuleData(snapshot, events: EventIndex([]), feeds: snapshot.feeds)
        data.events = { symbol in snapshot.events.filter { $0.symbol == symbol } }
        data.flagCount = { $0.count(snapshot.flags, in: snapshot.instruments) }
        return data
    }

    // MARK: Order

    mutating func stepSort(by step: Int) -> [Effect] {
        shown.sort = shown.sort.stepped(by: step, among: screen.shownColumns, period: shown.period)
        return saySort()
    }

    mutating func invertSort() -> [Effect] {
        shown.isInverted.toggle()
        return saySort()
    }

    /// Sorts by a column whose heading was pressed; a second press reverses it.
    mutating func sort(by order: SortOrder) {
        if shown.sort == order { shown.isInverted.toggle() } else { shown.sort = order }
        reorder()
    }

    private mutating func saySort() -> [Effect] {
        say("Sorted by \(shown.sortLabel)" + (shown.isInverted ? ", reversed" : ""))
        reorder()
        return []
    }

    // MARK: Period and currency

    mutating func show(_ period: Period) -> [Effect] {
        shown.period = period
        view.screen.periodChanged(&self)
        say("Period: \(period.title)")
        reorder()
        return []
    }

    mutating func show(_ currency: ReturnCurrency) -> [Effect] {
        shown.currency = currency
        say(currency == .usd ? "Returns in US dollars" : "Returns in local currencies")
        reorder()
        return []
    }

    /// The period after the present one, of those that the key goes through.
    var followingPeriod: Period {
        let periods = configuration.periods
        guard let index = periods.firstIndex(of: shown.period) else { return periods.first ?? shown.period }
        return periods[(index + 1) % periods.count]
    }

    // MARK: Filter and marks

    /// Shows all rows again. Returns whether a filter was in force here.
    mutating func endFilter() -> Bool {
        guard shown.filter != nil, keys.command("filter", in: view) != nil else { return false }
        shown.filter = nil
        reorder()
        return true
    }

    /// Marks the stock under the cursor, or takes its mark away, and goes on to the next row.
    mutating func mark() -> [Effect] {
        guard let symbol = selectedSymbol else { return [] }
        if let index = shown.marked.firstIndex(of: symbol) {
            shown.marked.remove(at: index)
        } else if shown.marked.count < Shown.mostMarked {
            shown.marked.append(symbol)
        }
        view.screen.move(.down, &self)
        return []
    }

    /// Compares the marked stocks; the one under the cursor with its region's index where none is marked.
    mutating func compare() -> [Effect] {
        var symbols = shown.marked
        if symbols.isEmpty, let symbol = selectedSymbol {
            let region = snapshot[symbol]?.instrument.region
            symbols = [symbol] + snapshot.regions.filter { $0.region == region }.compactMap(\.index)
        }
        guard !symbols.isEmpty else { return refuse("No stocks marked · Space marks one") }
        return travel { $0.enter(Place(comparing: symbols)) }
    }

    /// Reads what is typed behind the colon.
    var commandReader: CommandReader {
        CommandReader(
            snapshot: snapshot, index: searchIndex, now: now.market,
            lists: watchlists.map { ("list " + $0.list.name, $0.id) })
    }
}
