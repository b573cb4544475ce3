import Market
import RiskRules

/// The rules and theses as they stand with the market as it was read.
struct RiskModel: Sendable {
    private var book: RuleBook
    private var list: FlagList
    /// The states that hold.
    private var screens: FlagList
    private let theses: [Thesis]
    private var items: [ManualRisk] = []
    /// The flags of manual risks.
    private var watched: [RuleOutcome] = []
    private var events = EventIndex([])
    private var unknowns: [UnknownJudgement] = []
    private var areEventsDue = true
    private var areNamesNew = false
    private var changes = RuleChanges.everything
    private var isWatchDue = true
    /// Changes not yet reported, the latest about each flag.
    private var unsent: [FlagKey: RuleOutcome] = [:]
    private var names: [RuleSubject: String] = [:]
    /// What was taken over from the dates before and not yet shown.
    private var taken: [FlagKey: RuleOutcome] = [:]
    /// Flags that are raised as they were before anything was recorded: they raise no alert.
    private var old: Set<FlagKey> = []
    /// The flags that were raised when the program ended last and that no rule knows any more.
    private var orphans: [FlagKey] = []
    /// Whether judging waits until `resume` says what was raised before.
    var isWaiting = false

    /// How the flags of the present stood when time travel began.
    private var present: Standing?
    private var isPresent = true

    /// What is remembered from one judgement to the next.
    private struct Standing {
        var book: RuleBook
        var list: FlagList
        var screens: FlagList
        var watched: [RuleOutcome]
    }

    init(_ rules: RuleSet, _ theses: [Thesis]) {
        book = RuleBook(rules)
        (list, screens) = (FlagList(rules, .event), FlagList(rules, .state))
        self.theses = theses
    }

    /// Notes what has to be judged again.
    mutating func note(_ new: RuleChanges) {
        if new.symbols == nil { changes.symbols = nil } else { changes.symbols?.formUnion(new.symbols ?? []) }
        changes.histories.formUnion(new.histories)
        changes.rates = changes.rates || new.rates
        changes.feeds = changes.feeds || new.feeds
        changes.time = changes.time || new.time
        isWatchDue = isWatchDue || new.time || new.symbols == nil
        areEventsDue = areEventsDue || new.symbols == nil
    }

    /// Notes that instruments came, went or are called otherwise.
    mutating func noteInstruments() { areNamesNew = true }

    /// Notes that facts, targets or events of some symbols differ.
    mutating func noteKnowledge(of symbols: Set<Symbol>) {
        note(RuleChanges(symbols: symbols))
        areEventsDue = true
    }

    /// Takes up the flags that were raised when the program ended.
    mutating func resume(_ records: [FlagRecord]) {
        orphans = book.resume(records).filter { $0.origin.manualRisk == nil }
        // Manual risks are not the rules': those that no longer count clear by not being among the outcomes.
        watched = records.filter { $0.clearedAt == nil && $0.key.origin.manualRisk != nil }.map { record in
            let flag = RaisedFlag(severity: record.severity, message: record.message, since: record.since)
            return RuleOutcome(origin: record.key.origin, subject: record.key.subject, verdict: .raised(flag))
        }
        isWaiting = false
    }

    /// Takes over what another moment's model knows: manual risks always, and how flags stood in the present.
    mutating func adopt(_ other: RiskModel, isPresent: Bool) {
        (items, isWaiting) = (other.items, other.isWaiting)
        let present = other.present ?? (other.isPresent ? other.standing : nil)
        self.isPresent = isPresent
        if isPresent, let present {
            (book, list, screens, watched) = (present.book, present.list, present.screens, present.watched)
        } else {
            self.present = present
        }
    }

    /// Takes over how flags stood at the end of the dates before, as far as nothing is remembered of them.
    ///
    /// - Parameters:
    ///   - known: what is remembered of flags, with when something last happened to them.
    ///   - isFirst: whether flags that only wait for their `clear` are taken over too.
    mutating func takeOver(_ earlier: RiskModel, except known: [FlagKey: Instant], isFirst: Bool) {
        guard isPresent else {
            // Of a past moment nothing is remembered: it goes on from the date before.
            (book, list, screens) = (earlier.book, earlier.list, earlier.screens)
            return note(.everything)
        }
        for outcome in book.takeOver(earlier.book, except: known, isFirst: isFirst) { taken[outcome.key] = outcome }
        note(.everything)
    }

    private var standing: Standing { Standing(book: book, list: list, screens: screens, watched: watched) }

    /// Takes the manual risks that people entered.
    mutating func take(_ items: [ManualRisk]) {
        guard items != self.items else { return }
        self.items = items
        isWatchDue = true
    }

    /// Judges what changed, and puts flags, counts and theses into the snapshot.
    mutating func judge(_ shown: inout Snapshot, bars: @escaping (Symbol, Int) -> [DailyBar]) {
        let snapshot = shown
        guard !isWaiting else { return }
        if let changed = snapshot.changed { changes.symbols?.formUnion(changed) } else { changes.symbols = nil }
        if areEventsDue { events = EventIndex(snapshot.events) }
        areEventsDue = false
        var data = RuleData(snapshot, events: events, feeds: snapshot.feeds, bars: bars)
        let isWide = changes.time || changes.symbols == nil
        var update = book.update(data, changes)
        changes = RuleChanges()
        if isWide { unknowns = book.unknownRules(in: data) }
        if isWatchDue { update.add(watchUpdate(snapshot)) }
        addTaken(to: &update)
        list.take(update, of: book, watched: watched, areNamesNew: areNamesNew, in: data)
        screens.take(update, of: book, watched: [], areNamesNew: areNamesNew, in: data)
        areNamesNew = false
        keep(update, data)
        shown.flags = list.flags
        shown.flagged = list.flagged
        shown.screens = screens.flags
        let counts = book.count()
        shown.ruleCounts = RuleCounts(
            raised: counts.raised + watched.count, clear: counts.clear, unknown: counts.unknown)
        data.flagCount = { [list] query in list.count(query, in: snapshot.instruments) }
        shown.unknowns = unknowns
        shown.theses = theses.map { $0.state(in: data) }
    }

    /// Changes of flags since the last call, with the subjects' names and those that raise no alert.
    mutating func takeUnsent() -> (update: RuleUpdate, names: [RuleSubject: String], old: Set<FlagKey>) {
        var update = RuleUpdate(unsent.values)
        update.cleared += orphans.map { RuleOutcome(origin: $0.origin, subject: $0.subject, verdict: .clear) }
        defer { (unsent, names, orphans, old) = ([:], [:], [], []) }
        return (update, names, old)
    }

    /// Adds what was taken over, where the round itself had nothing to say about it.
    private mutating func addTaken(to update: inout RuleUpdate) {
        guard !taken.isEmpty else { return }
        let said = Set((update.changed + update.cleared).map(\.key))
        update.changed += taken.values.filter { !said.contains($0.key) }
        old.formUnion(taken.keys)
        taken = [:]
    }

    private mutating func keep(_ update: RuleUpdate, _ data: RuleData) {
        guard !update.isEmpty else { return }
        let subjects = SubjectNames(data)
        for outcome in update.changed + update.cleared {
            unsent[outcome.key] = outcome
            names[outcome.subject] = subjects[outcome.subject]
        }
    }

    /// What the manual risks say now against what they said before.
    private mutating func watchUpdate(_ snapshot: Snapshot) -> RuleUpdate {
        isWatchDue = false
        let instruments = items.isEmpty ? [] : snapshot.instruments.map(\.instrument)
        let new = items.flatMap { $0.outcomes(at: snapshot.asOf, among: instruments) }
        var update = RuleUpdate()
        let before = Set(watched)
        update.changed = new.filter { !before.contains($0) }
        let still = Set(new.map(\.key))
        update.cleared = watched.filter { !still.contains($0.key) }
            .map { RuleOutcome(origin: $0.origin, subject: $0.subject, verdict: .clear) }
        watched = new
        return update
    }
}

extension RuleUpdate {
    fileprivate mutating func add(_ other: RuleUpdate) {
        changed += other.changed
        cleared += other.cleared
    }
}
