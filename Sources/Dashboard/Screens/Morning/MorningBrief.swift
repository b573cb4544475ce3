package import Analytics
package import Market
import RiskRules
package import Watchlists

/// What a desk wants to know before Asia opens, while it trades and after its close: one value for the screen and for
/// `chiptop brief`.
package struct MorningBrief: Sendable {
    /// Which part of the home exchange's day it is.
    package enum Phase: String, CaseIterable, Hashable, Sendable {
        /// New York has traded since the close, or a new day has begun.
        case before
        /// The session is on.
        case session
        /// The session is over, and New York has not opened since.
        case after
    }

    /// The moment it speaks of.
    package let moment: Instant
    /// The exchange whose day it is.
    package let exchange: Exchange
    package let phase: Phase
    /// What that exchange is doing.
    package let status: ExchangeStatus
    /// What New York is doing, and when its last session ended.
    package let newYork: (status: ExchangeStatus, closed: Instant?)
    /// From when on something is new: the last close, by day today's open.
    package let since: Instant?
    /// American indices and stocks, the most telling first.
    package let overnight: [InstrumentState]
    /// The indices and largest stocks of Asia.
    package let markets: [Market]
    /// Stocks whose open is estimated: those with an ADR first.
    package let opens: [Open]
    /// What the members of the first basket are expected to open at on average.
    package let basket: BasketOpen?
    /// Currencies, volatility and yields.
    package let money: [InstrumentState]
    /// The stocks of the user's lists, positions first.
    package let mine: [Mine]
    /// What is due today and soon.
    package let due: [Due]
    /// Flags raised since `since`, the worst first.
    package let raised: [RiskFlag]
    /// Conditions of theses breached since `since`.
    package let breached: [String]

    /// An index or a stock of Asia, with what its exchange is doing.
    package struct Market: Sendable {
        package let state: InstrumentState
        package let status: ExchangeStatus
        /// When the session that is on began.
        package let opened: Instant?
    }

    /// A stock whose open is estimated.
    package struct Open: Sendable {
        package let state: InstrumentState
        package let implied: ImpliedOpen
        /// The price it did open at; nil before.
        package let opened: Double?

        /// The open against the estimate, as a fraction.
        package var miss: Double? {
            guard let opened, let price = implied.price else { return nil }
            return Returns.simple(opened, against: price)
        }

        /// The latest price against the open, as a fraction.
        package var sinceOpen: Double? {
            guard let opened, let price = state.price else { return nil }
            return Returns.simple(price, against: opened)
        }
    }

    /// The mean of what a basket's members are expected to do at the open.
    package struct BasketOpen: Hashable, Sendable {
        package let name: String
        package let change: Double
        /// Members with an estimate, of all.
        package let known: Int
        package let count: Int
    }

    /// A stock of the user's lists.
    package struct Mine: Sendable {
        package let state: InstrumentState
        package let isHeld: Bool
        package let implied: ImpliedOpen?
        /// Why it matters today, the most urgent first.
        package let reasons: [String]
    }

    /// Something with a date, and a time where known.
    package struct Due: Hashable, Sendable {
        package let date: CalendarDate
        /// The time on the home clock.
        package let time: TimeOfDay?
        package let symbol: Symbol?
        package let text: String
        /// Days from today.
        package let days: Int
    }
}

extension MorningBrief {
    /// Works the brief out.
    ///
    /// - Parameters:
    ///   - flags: those that are shown.
    ///   - statements: when conditions of theses changed.
    ///   - home: whose clock and day it is; Taipei where that is not in Asia.
    package init(
        _ snapshot: Snapshot, lists: [LoadedWatchlist], flags: [RiskFlag], breached: [String] = [], at moment: Instant,
        home: Exchange
    ) {
        let exchange = MorningBrief.home(home)
        let day = MorningDay(exchange, snapshot.calendars, moment)
        self.moment = moment
        self.exchange = exchange
        self.breached = breached
        (phase, status, newYork, since) = (day.phase, day.status, day.newYork, day.since)
        overnight = MorningBrief.overnight.compactMap { snapshot[$0] }
        markets = MorningBrief.markets(snapshot, moment)
        let mine = MorningBrief.mine(snapshot, lists, flags, day)
        self.mine = mine
        opens = MorningBrief.opens(snapshot, mine.map(\.state.instrument.symbol))
        basket = MorningBrief.basket(snapshot)
        money = DeskMoney.symbols.compactMap { snapshot[$0] }
        due = MorningDue(snapshot, day).rows
        raised = flags.filter { flag in
            guard let since = day.since, let raised = flag.since else { return false }
            return raised >= since && flag.severity >= .warn
        }
    }

    /// Whose day counts: the home clock's exchange where that is in Asia, else Taipei.
    static func home(_ exchange: Exchange) -> Exchange { exchange.region.isAsian ? exchange : .xtai }

    /// What is watched overnight.
    static let overnight: [Symbol] = [
        "^SOX", "^NDX", "TSM", "NVDA", "MU", "AVGO", "AMD", "^GSPC", "ASML", "AMAT", "LRCX", "UMC", "ASX", "INTC",
        "QCOM", "TXN",
    ]

    private static func markets(_ snapshot: Snapshot, _ moment: Instant) -> [Market] {
        let asian = snapshot.regions.filter(\.region.isAsian)
        let symbols = asian.compactMap(\.index) + asian.compactMap(\.counted.first)
        return symbols.compactMap { symbol in
            guard let state = snapshot[symbol], let exchange = state.instrument.exchange,
                let calendar = snapshot.calendars[exchange]
            else { return nil }
            let today = calendar.session(on: exchange.zone.local(moment).date)
            let isOn = today.map { $0.open <= moment && moment < $0.end } ?? false
            return Market(
                state: state, status: calendar.status(at: moment), opened: isOn ? today?.open : nil)
        }
    }

    /// Those with an ADR, those of the user's lists, then the largest of which something is known.
    private static func opens(_ snapshot: Snapshot, _ mine: [Symbol]) -> [Open] {
        func isADR(_ symbol: Symbol) -> Bool {
            guard case .adr? = snapshot.opens[symbol]?.method else { return false }
            return true
        }
        // The largest of each region in turn.
        let regions = snapshot.regions.filter(\.region.isAsian).map { Array($0.counted.prefix(12)) }
        let asian = (0..<12).flatMap { place in regions.compactMap { $0.indices.contains(place) ? $0[place] : nil } }
        let paired = snapshot.parity.map(\.pair.home).filter(isADR)
        var seen: Set<Symbol> = []
        let symbols = (paired + mine + asian).filter { seen.insert($0).inserted }
        let rows = symbols.compactMap { symbol -> Open? in
            guard let state = snapshot[symbol], let implied = snapshot.impliedOpen(of: symbol) else { return nil }
            return Open(state: state, implied: implied, opened: state.opening(of: implied.basis.session))
        }
        let named = Set(paired + mine)
        let isKnown = { (row: Open) in row.implied.price != nil || named.contains(row.state.instrument.symbol) }
        return rows.filter(isKnown) + rows.filter { !isKnown($0) }
    }

    private static func basket(_ snapshot: Snapshot) -> BasketOpen? {
        guard let basket = snapshot.baskets.first, let members = basket.definition?.members else { return nil }
        let changes = members.compactMap { snapshot.impliedOpen(of: $0)?.change }
        guard changes.count * 2 >= members.count, !changes.isEmpty else { return nil }
        return BasketOpen(
            name: basket.name, change: changes.reduce(0, +) / Double(changes.count), known: changes.count,
            count: members.count)
    }

    private static func mine(
        _ snapshot: Snapshot, _ lists: [LoadedWatchlist], _ flags: [RiskFlag], _ day: MorningDay
    ) -> [Mine] {
        let entries = lists.flatMap { $0.list.groups.flatMap(\.entries) }
        let held = Set(entries.filter { !$0.lots.isEmpty }.map(\.symbol))
        var seen: Set<Symbol> = []
        let symbols = (entries.filter { held.contains($0.symbol) } + entries).map(\.symbol)
            .filter { seen.insert($0).inserted }
        let reasons = MorningReasons(snapshot, flags, day)
        return symbols.compactMap { symbol in
            guard let state = snapshot[symbol] else { return nil }
            let implied = snapshot.impliedOpen(of: symbol)
            return Mine(
                state: state, isHeld: held.contains(symbol), implied: implied,
                reasons: reasons.reasons(for: state, implied))
        }
    }
}

extension InstrumentState {
    /// The latest price against the session's first one, as a fraction.
    package var sinceOpen: Double? {
        guard let price, let open = session.open else { return nil }
        return Returns.simple(price, against: open)
    }

    /// The first price of a session; nil where the latest price is of another.
    package func opening(of session: CalendarDate) -> Double? { sessionDate == session ? self.session.open : nil }
}
