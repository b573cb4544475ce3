import Market
import RiskRules
import TextUI
import Watchlists

/// Puts flags into a desk's order: what is new, the user's own stocks, what has a clock, breaks of the market itself,
/// other stocks, and states as screens.
struct RiskDesk {
    /// The parts, in their order.
    private enum Part: CaseIterable {
        case new, mine, clocked, market, stocks
    }

    private let model: Model
    private let mine: Set<Symbol>
    private let clocked: Set<FlagOrigin>
    /// From when on a flag is new; nil where no session is known.
    private let since: Instant?

    init(_ model: Model) {
        self.model = model
        mine = model.listed
        clocked = Set(model.rules.rules.filter(\.hasClock).map { .rule($0.id) })
        since = RiskDesk.newSince(model)
    }

    /// From when on something is new: the last look, or else the last close and by day today's open.
    static func newSince(_ model: Model) -> Instant? {
        let home = MorningBrief.home(model.configuration.clock.exchange)
        let day = MorningDay(home, model.snapshot.calendars, model.displayedMoment).since
        guard let looked = model[RiskScreen.self].newSince, looked <= model.displayedMoment else { return day }
        return day.map { max($0, looked) } ?? looked
    }

    func sections(_ flags: [RiskFlag], _ order: ([RiskLine]) -> [RiskLine]) -> [RiskSection] {
        var parts: [Part: [RiskLine]] = [:]
        for line in lines(flags) { parts[part(of: line), default: []].append(line) }
        return Part.allCases.compactMap { part in
            guard let lines = parts[part], !lines.isEmpty else { return nil }
            return RiskSection(title(of: part), order(mineFirst(lines)))
        }
    }

    /// One line a subject; a stock of one's own has one as well where a flag of its region stands for it.
    private func lines(_ flags: [RiskFlag]) -> [RiskLine] {
        var lines = RiskLine.joining(flags)
        var places: [Symbol: Int] = [:]
        for (place, line) in lines.enumerated() {
            if case .instrument(let symbol)? = line.flags.first?.scope { places[symbol] = place }
        }
        for flag in flags {
            for symbol in flag.members where mine.contains(symbol) {
                if let place = places[symbol] {
                    lines[place].flags.append(flag)
                } else {
                    places[symbol] = lines.count
                    lines.append(RiskLine(flags: [flag], symbol: symbol))
                }
            }
        }
        return lines
    }

    private func part(of line: RiskLine) -> Part {
        let isOwn = isMine(line)
        // A region's flag is new once, on the region's own line.
        if line.symbol == nil, line.flags.contains(where: isNew) { return .new }
        if isOwn { return .mine }
        if line.flags.contains(where: { clocked.contains($0.origin) }) { return .clocked }
        guard case .instrument? = line.flags.first?.scope else { return .market }
        return .stocks
    }

    private func isMine(_ line: RiskLine) -> Bool {
        line.symbol != nil || line.flags.first.map { $0.scope.symbols.contains(where: mine.contains) } ?? false
    }

    private func isNew(_ flag: RiskFlag) -> Bool {
        guard flag.severity >= .warn, !model.flags.isAcknowledged(flag), let since,
            let raised = model.snapshot.isHistorical ? flag.since : model.records.since(flag)
        else { return false }
        return raised >= since
    }

    private func mineFirst(_ lines: [RiskLine]) -> [RiskLine] { lines.filter(isMine) + lines.filter { !isMine($0) } }

    private func title(of part: Part) -> String {
        switch part {
        case .new:
            let exchange = MorningBrief.home(model.configuration.clock.exchange)
            return since.map { "New since " + Wording.moment($0, exchange) } ?? "New"
        case .mine: return "Mine"
        case .clocked: return "Clocked"
        case .market: return "Market"
        case .stocks: return "Other stocks"
        }
    }
}

extension Model {
    /// The stocks of the user's lists.
    var listed: Set<Symbol> { Set(watchlists.flatMap { $0.list.groups.flatMap(\.entries) }.map(\.symbol)) }
}
