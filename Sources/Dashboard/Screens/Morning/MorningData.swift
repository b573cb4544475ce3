import Market
import RiskRules
import TextUI

/// What the screen shows: the brief, and the rows of each pane as far as there is room for them.
struct MorningData: Sendable {
    /// A row: what is drawn of it, and what it leads to.
    enum Row: Sendable {
        case overnight(InstrumentState)
        case market(MorningBrief.Market)
        case open(MorningBrief.Open)
        case mine(MorningBrief.Mine)
        case money(InstrumentState)
        case due(MorningBrief.Due)
        case flag(RiskFlag)
        /// So many flags that there is no room for; it leads to all of them.
        case more(Int)

        /// The stock or index that the row is about.
        var symbol: Symbol? {
            switch self {
            case .overnight(let state), .money(let state): state.instrument.symbol
            case .market(let market): market.state.instrument.symbol
            case .open(let open): open.state.instrument.symbol
            case .mine(let mine): mine.state.instrument.symbol
            case .due(let due): due.symbol
            case .flag(let flag): flag.scope.symbols.first
            case .more: nil
            }
        }

        /// What tells the row from others of its pane.
        var identity: String {
            switch self {
            case .due(let due): "\(due.date) \(due.text)"
            case .flag(let flag): "\(flag.rule) \(flag.subject)"
            case .more: "more"
            case .overnight, .market, .open, .mine, .money: symbol?.rawValue ?? ""
            }
        }
    }

    /// The rows of a pane that fit, and how many there are.
    struct List: Sendable {
        var rows: [Row]
        var count: Int
    }

    let brief: MorningBrief
    let layout: MorningLayout
    let lists: [MorningPane: List]
    /// Whether the user has any list.
    let hasLists: Bool

    init(_ model: Model) {
        let breached = MorningData.breached(model)
        let brief = MorningBrief(
            model.snapshot, lists: model.watchlists, flags: model.flags.flags, breached: breached,
            at: model.displayedMoment, home: model.configuration.clock.exchange)
        self.brief = brief
        hasLists = !model.watchlists.isEmpty
        let all = MorningData.rows(brief)
        let needs = MorningPane.allCases.map { ($0, (all[$0]?.count ?? 0) + MorningData.head(of: $0)) }
        let most = model.viewArea.height / 2
        layout = MorningLayout(
            model.viewArea,
            needs: Dictionary(uniqueKeysWithValues: needs.map { ($0, min(max($1, 3), max(6, most))) }))
        var lists: [MorningPane: List] = [:]
        for pane in MorningPane.allCases {
            let rows = all[pane] ?? []
            let room = max(0, layout.rect(of: pane).height - MorningData.head(of: pane))
            lists[pane] = MorningData.list(rows, of: pane, room: room)
        }
        self.lists = lists
    }

    /// The rows that fit; flags say in their last line how many do not.
    private static func list(_ rows: [Row], of pane: MorningPane, room: Int) -> List {
        guard pane == .new, rows.count > room, room > 0 else {
            return List(rows: Array(rows.prefix(room)), count: rows.count)
        }
        let shown = rows.prefix(room - 1)
        return List(rows: shown + [.more(rows.count - shown.count)], count: rows.count)
    }

    /// Lines above a pane's rows: its title, and the heading of a table.
    static func head(of pane: MorningPane) -> Int {
        switch pane {
        case .markets, .opens, .mine: 2
        case .money, .due, .new: 1
        }
    }

    private static func rows(_ brief: MorningBrief) -> [MorningPane: [Row]] {
        let markets: [Row] =
            brief.phase == .before ? brief.overnight.map(Row.overnight) : brief.markets.map(Row.market)
        let trading = brief.markets.filter { $0.opened != nil && $0.state.instrument.kind == .index }
        return [
            .markets: markets,
            .opens: brief.opens.map(Row.open),
            .mine: brief.mine.map(Row.mine),
            .money: brief.money.map(Row.money) + (brief.phase == .before ? trading.map(Row.market) : []),
            .due: brief.due.map(Row.due),
            .new: brief.raised.map(Row.flag),
        ]
    }

    /// The conditions that were breached since the day's own start, by their titles.
    private static func breached(_ model: Model) -> [String] {
        let day = MorningDay(
            MorningBrief.home(model.configuration.clock.exchange), model.snapshot.calendars, model.displayedMoment)
        guard let since = day.since else { return [] }
        let changed = Set(
            model.records.statementLog.filter { $0.at >= since && $0.standing == .broken }.map(\.key))
        return model.snapshot.theses.flatMap { thesis in
            thesis.statements.filter {
                $0.standing == .broken && changed.contains(StatementKey(thesis: thesis.id, statement: $0.id))
            }.map(\.title)
        }
    }
}
