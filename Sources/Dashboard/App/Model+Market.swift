import Market
import RiskRules
import TextUI
import ThemeCatalog
import Watchlists

/// What comes from outside: markets, bars, records, lists, alerts, edits of the configuration; and when it is shown.
extension Model {
    /// Shows what grows older with the minutes.
    mutating func minuteChanged() {
        showFlags()
        measureAge()
        prepareScreen()
    }

    mutating func receive(_ new: Snapshot) {
        if isPaused {
            pending = new.following(unshown: pending)
            return
        }
        let new = new.following(unshown: waiting)
        // What is wrong with the cache is reported at once.
        if isTooEarly, new.condition.fault == snapshot.condition.fault {
            waiting = new
        } else {
            take(new)
        }
    }

    /// Puts a market on screen.
    private mutating func take(_ new: Snapshot) {
        waiting = nil
        (formerRefresh, refreshedAt) = (refreshedAt, now.wall)
        let isFirst = snapshot.version == 0
        snapshot = new
        presence.begin(with: new)
        showFlags()
        measureAge(changed: new.changed)
        if searchIndex.count != new.instruments.count || new.changed == nil {
            searchIndex = SearchIndex(new.instruments)
        }
        let hasMoves = new.changed.map { !$0.isEmpty } ?? false
        if marksChanges, !isFirst, hasMoves { marksEnd = now.wall.advanced(milliseconds: Model.markDuration) }
        reorder(changed: new.changed)
    }

    /// Looks at what changed only, where that is known: sessions go on and seldom back.
    mutating func measureAge(changed: Set<Symbol>? = nil) {
        guard let changed, let age else {
            age = DataAge(snapshot.instruments, at: displayedMoment)
            return
        }
        let newer = DataAge(changed.lazy.compactMap { [snapshot] in snapshot[$0] }, at: displayedMoment)
        self.age = newer.map { age.merged(with: $0) } ?? age
    }

    /// A chart, those it is compared with, the rates that convert them, and a few that one may come back to.
    static let mostDetails = 24

    /// Keeps the bars of an instrument; where there are too many, those that came first make room.
    mutating func receive(_ detail: InstrumentDetail) {
        details[detail.symbol] = detail
        while details.count > Model.mostDetails, let oldest = details.values.min(by: { $0.version < $1.version }) {
            details[oldest.symbol] = nil
        }
        prepareScreen()
    }

    mutating func receive(_ new: RiskRecords) {
        let old = records
        records = new
        showFlags()
        noteChanges(from: old)
        reorder()
    }

    mutating func receive(_ new: RiskPast) {
        past = new
        prepareScreen()
    }

    /// A flag's changes: those that were recorded, before them what bars tell. Of the past nothing was recorded.
    func changes(of key: FlagKey, recorded: [FlagChange]) -> [FlagChange] {
        past.changes(of: key, before: snapshot.isHistorical ? [] : recorded)
    }

    /// A statement's changes, likewise.
    func changes(of key: StatementKey) -> [StatementChange] {
        let recorded = snapshot.isHistorical ? [] : records.statementLog.filter { $0.key == key }
        return past.changes(of: key, before: recorded)
    }

    /// How long something has stood, in one unit; `>84 d` where bars tell of no earlier date.
    func age(since moment: Instant) -> String {
        (isOpenEnded(moment) ? ">" : "") + Wording.age(moment, at: displayedMoment)
    }

    /// Whether what stood so at a moment may have done so for any longer.
    func isOpenEnded(_ moment: Instant) -> Bool { past.start.map { moment <= $0 } ?? false }

    /// Since when a statement has stood as it does; nil if unknown.
    func since(of key: StatementKey) -> Instant? {
        var last: StatementChange?
        for change in changes(of: key) where change.standing != last?.standing { last = change }
        return last?.at ?? (snapshot.isHistorical ? nil : records.statements[key])
    }

    /// What is remembered of a flag; nothing where the past is shown.
    func record(of key: FlagKey) -> FlagRecord? { snapshot.isHistorical ? nil : records.flags[key] }

    /// Takes what people did about flags into account.
    mutating func showFlags() { flags = ShownFlags(snapshot, records, rules, at: displayedMoment) }

    mutating func receive(_ lists: [LoadedWatchlist]) {
        let before = watchlists
        watchlists = lists
        WatchlistScreen.listsChanged(from: before, &self)
    }

    // MARK: Alerts

    /// Says an alert for a while, and rings.
    mutating func receive(_ new: Alert) -> [Effect] {
        if new.text != nil, new.severity >= (alert?.alert.severity ?? .info) {
            alert = (new, now.wall.advanced(milliseconds: Model.alertDuration))
        }
        return new.rings ? [.bell] : []
    }

    /// Ends messages whose time is up, and shows figures that have waited long enough.
    mutating func endWhatIsOver() {
        endMarks()
        if let until = alert?.until, until <= now.wall { alert = nil }
        if let until = feedback?.until, until <= now.wall { feedback = nil }
        if let nextRefresh, nextRefresh <= now.wall || !isTooEarly { takeWaiting() }
    }

    /// Marks that are over need no further tick.
    mutating func endMarks() {
        if let end = marksEnd, end <= now.wall { marksEnd = nil }
    }

    /// Whether a change of price is recent enough to be marked.
    func isMarked(_ move: InstrumentState.Move) -> Bool {
        guard marksChanges else { return false }
        let age = now.wall.milliseconds(since: markStart(of: move))
        return age >= 0 && age < Model.markDuration
    }

    // MARK: Switches

    mutating func togglePause() -> [Effect] {
        isPaused.toggle()
        if !isPaused, let waiting = pending {
            pending = nil
            receive(waiting)
        }
        return []
    }

    mutating func toggleMarks() -> [Effect] {
        marksChanges.toggle()
        say("Price-change highlight: " + (marksChanges ? "on" : "off"))
        marksEnd = nil
        return []
    }

    mutating func toggleMouse() -> [Effect] {
        isMouseOn.toggle()
        say(isMouseOn ? "Mouse: on · Shift selects text" : "Mouse: off")
        return [.mouse(isMouseOn)]
    }

    // MARK: The configuration

    /// Uses an edit at once. What it does not touch stays as it was left with keys.
    mutating func receive(_ edit: ConfigurationEdit) -> [Effect] {
        configurationProblem = edit.problem
        let effects = edit.configuration.map { use($0, edit.theme) } ?? []
        reorder()
        return effects
    }

    private mutating func use(_ new: Configuration, _ theme: Theme?) -> [Effect] {
        let old = configuration
        configuration = new
        keys = KeyMap(new.keys)
        if let theme, new.theme != old.theme || new.marketColors != old.marketColors {
            self.theme = theme
            layers.removeAll(where: \.isOfThemes)
        }
        if new.period != old.period { shown.period = new.period }
        if new.currency != old.currency { shown.currency = new.currency }
        if new.marksChanges != old.marksChanges { (marksChanges, marksEnd) = (new.marksChanges, nil) }
        var effects: [Effect] = []
        if new.usesMouse != old.usesMouse {
            isMouseOn = new.usesMouse
            effects.append(.mouse(isMouseOn))
        }
        if new.view != old.view { effects += travel { $0.go([Place(new.view)]) } }
        if new.refresh == 0 { takeWaiting() }
        return effects
    }

    // MARK: The pace of the figures

    /// When figures that wait may be shown, on the user's clock; nil while none wait.
    var nextRefresh: Instant? {
        guard waiting != nil, !isPaused else { return nil }
        return refreshedAt?.advanced(milliseconds: configuration.refresh)
    }

    /// Whether figures that came now have to wait.
    private var isTooEarly: Bool {
        guard configuration.refresh > 0, let refreshedAt, snapshot.version > 0 else { return false }
        let age = now.wall.milliseconds(since: refreshedAt)
        // A clock that was set back must not hold the screen.
        return age >= 0 && age < configuration.refresh
    }

    private mutating func takeWaiting() {
        guard let new = waiting, !isPaused else { return }
        take(new)
    }

    /// Where on the user's clock the mark of a move begins: when it was seen, or when the screen showed it.
    private func markStart(of move: InstrumentState.Move) -> Instant {
        guard configuration.refresh > 0, let refreshedAt, let former = formerRefresh, move.seenAt > former else {
            return move.seenAt
        }
        return max(move.seenAt, refreshedAt)
    }
}
