import Market
public import RiskRules
public import RiskState

/// Remembers what happens to flags in the state that every chiptop of the machine shares, and says what others wrote.
///
/// It works behind the engine and the screen; neither waits for it. Where the state cannot be read or written, flags are
/// remembered in memory, the fault is reported, and it tries again for as long as it runs.
public actor FlagKeeper {
    /// One thing to be done; they are done in order.
    private enum Work: Sendable {
        case report(RiskReport)
        case order(RiskOrder)
    }

    private let clock: MarketClock
    private let person: String
    private let rules: RuleSet
    private let openState: @Sendable () throws(RiskStateFault) -> RiskState
    private let publish: @Sendable (RiskRecords) -> Void
    private let notify: @Sendable ([FlagNotice]) -> Void
    private let works: AsyncStream<Work>
    private let continuation: AsyncStream<Work>.Continuation

    private var state: RiskState?
    private var version: Int?
    private var records = RiskRecords()
    private var follow: (@Sendable ([ManualRisk]) async -> Void)?
    /// What has not been written yet, the last word about each flag.
    private var unwritten: [FlagKey: RuleOutcome] = [:]
    /// Orders that could not be carried out.
    private var waiting: [RiskOrder] = []
    /// Whether something in `unwritten` is more than other words for the same.
    private var isUrgent = false
    private var areRecordsOld = false
    /// Whether nothing was ever remembered and the rules have not spoken yet.
    private var isFirstLook = false
    private var names: [RuleSubject: String] = [:]
    private var theses: [ThesisState] = []
    private var noted: Instant?
    /// Flags that raise no alert, since they are older than the program's first look.
    private var old: Set<FlagKey> = []

    /// How long words may wait to be written, in seconds.
    private static let patience = 60

    /// Creates a keeper that does nothing until `run`.
    ///
    /// - Parameters:
    ///   - state: opens the shared state; tried again while it throws.
    ///   - person: who acknowledges and snoozes, for the others.
    ///   - publish: gets the records whenever they differ.
    ///   - notify: gets every change that this program was the first to make.
    public init(
        state: @escaping @Sendable () throws(RiskStateFault) -> RiskState, rules: RuleSet, person: String,
        clock: MarketClock, publish: @escaping @Sendable (RiskRecords) -> Void,
        notify: @escaping @Sendable ([FlagNotice]) -> Void = { _ in }
    ) {
        openState = state
        self.rules = rules
        self.person = person
        self.clock = clock
        self.publish = publish
        self.notify = notify
        (works, continuation) = AsyncStream.makeStream(of: Work.self)
    }

    /// Works until the task is cancelled, and looks about once a second at what other programs wrote.
    public func run() async {
        let looking = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                look()
            }
        }
        for await work in works {
            if Task.isCancelled { break }
            switch work {
            case .report(let report): take(report)
            case .order(let order): carryOut(order)
            }
        }
        looking.cancel()
        flush()
        state = nil
    }

    /// Has something done about flags or manual risks.
    public nonisolated func order(_ order: RiskOrder) { continuation.yield(.order(order)) }

    /// Takes what the rules said.
    nonisolated func tell(_ report: RiskReport) { continuation.yield(.report(report)) }

    /// What was remembered when the program started.
    ///
    /// - Parameter follow: gets the manual risks whenever they differ from those returned.
    func open(_ follow: @escaping @Sendable ([ManualRisk]) async -> Void) -> RiskRecords {
        read()
        isFirstLook = records.flags.isEmpty
        self.follow = follow
        return records
    }

    // MARK: Work

    private func take(_ report: RiskReport) {
        names.merge(report.names) { $1 }
        theses = report.theses
        old.formUnion(report.old)
        for outcome in report.update.changed + report.update.cleared {
            let key = outcome.key
            let event: FlagEvent = outcome.flag.map { .raised($0) } ?? .cleared
            let (after, change) = FlagLifeCycle.reduce(records.flags[key], key, event, at: report.at)
            guard after != records.flags[key] else { continue }
            isUrgent = isUrgent || change != nil
            unwritten[key] = outcome
        }
        if isUrgent { flush() }
        isFirstLook = false
        if noted == nil { noteTheses() }
    }

    private func carryOut(_ order: RiskOrder) {
        do throws(RiskStateFault) {
            try write(order)
            read()
        } catch {
            waiting.append(order)
            fail(error)
        }
    }

    /// Looks at what others wrote, ends snoozes and writes what waits.
    func look() {
        if state == nil { read() }
        let now = clock.now()
        let isDue = noted.map { now.milliseconds(since: $0) >= Int64(Self.patience) * 1000 } ?? true
        if isUrgent || (isDue && !unwritten.isEmpty) { flush() }
        retryOrders()
        if isDue {
            noteTheses()
            endSnoozes()
        }
        guard let state else { return }
        do throws(RiskStateFault) {
            let isOther = try state.dataVersion() != version
            if isOther || areRecordsOld { read() }
        } catch {
            fail(error)
        }
    }

    private func retryOrders() {
        let orders = waiting
        waiting = []
        for order in orders { carryOut(order) }
    }

    private func noteTheses() {
        noted = clock.now()
        guard let state else { return }
        do throws(RiskStateFault) {
            for thesis in theses where try state.note(thesis, at: clock.now()) { areRecordsOld = true }
        } catch {
            fail(error)
        }
    }

    private func endSnoozes() {
        guard let state else { return endSnoozesInMemory() }
        do throws(RiskStateFault) {
            tell(try state.endSnoozes(at: clock.now()))
        } catch {
            fail(error)
        }
    }

    // MARK: The state

    private func read() {
        do throws(RiskStateFault) {
            let state = if let state { state } else { try openState() }
            self.state = state
            version = try state.dataVersion()
            let items = records.items
            records = try state.everything()
            areRecordsOld = false
            publish(records)
            if records.items != items, let follow {
                let items = records.items
                Task { await follow(items) }
            }
        } catch {
            fail(error)
        }
    }

    private func fail(_ fault: RiskStateFault) {
        if fault.kind != .locked { state = nil }
        guard records.fault != fault.description else { return }
        records.fault = fault.description
        publish(records)
    }

    /// Writes what the rules said; what cannot be written waits.
    private func flush() {
        guard !unwritten.isEmpty else { return }
        let update = RuleUpdate(unwritten.values)
        guard let state else { return remember(update) }
        do throws(RiskStateFault) {
            let changes = try state.apply(update, at: clock.now())
            (unwritten, isUrgent) = ([:], false)
            for (key, event) in update.events {
                records.flags[key] = FlagLifeCycle.reduce(records.flags[key], key, event, at: clock.now()).record
            }
            areRecordsOld = true
            tell(changes)
        } catch {
            fail(error)
        }
    }

    private func write(_ order: RiskOrder) throws(RiskStateFault) {
        switch order {
        case .flags(let keys, let event):
            let signed = event.signed(by: person)
            guard let state else {
                for key in keys { remember(signed, of: key) }
                return publish(records)
            }
            for key in keys { try state.apply(signed, to: key, at: clock.now()) }
        case .mute(let mute):
            guard let state else { return remember(mute, FlagMuteRecord(by: person, at: clock.now())) }
            try state.mute(mute, by: person, at: clock.now())
        case .unmute(let mute):
            guard let state else { return remember(mute, nil) }
            try state.unmute(mute)
        case .save(let item):
            guard let state else { throw RiskStateFault.notOpen(records.fault) }
            if try !state.add(item) { try state.edit(item.id) { $0 = item } }
        case .end(let id):
            guard let state else { throw RiskStateFault.notOpen(records.fault) }
            _ = try state.end(id, at: clock.now())
        }
    }

    // MARK: In memory, where there is no state

    private func remember(_ update: RuleUpdate) {
        let changes = update.events.compactMap { remember($0.event, of: $0.key) }
        (unwritten, isUrgent) = ([:], false)
        publish(records)
        tell(changes)
    }

    private func remember(_ mute: FlagMute, _ record: FlagMuteRecord?) {
        records.mutes[mute] = record
        publish(records)
    }

    @discardableResult
    private func remember(_ event: FlagEvent, of key: FlagKey) -> FlagChange? {
        let (record, change) = FlagLifeCycle.reduce(records.flags[key], key, event, at: clock.now())
        records.flags[key] = record
        if let change { records.log = (records.log + [change]).suffix(2000) }
        return change
    }

    private func endSnoozesInMemory() {
        let changes = records.flags.keys.compactMap { remember(.tick, of: $0) }
        guard !changes.isEmpty else { return }
        publish(records)
        tell(changes)
    }

    // MARK: Alerts

    private func tell(_ changes: [FlagChange]) {
        // What is there at the very first look is not news.
        let news = changes.filter { change in
            let rule = rules[change.key.origin]
            return rule?.nature != .state && !(change.kind == .raised && old.contains(change.key))
                && !records.mutes.keys.contains { $0.covers(change.key, category: rule?.category) }
        }
        guard !news.isEmpty, !isFirstLook else { return }
        notify(news.map { notice($0) })
    }

    private func notice(_ change: FlagChange) -> FlagNotice {
        let rule = rules[change.key.origin]
        let item = records.items.first { $0.id == change.key.origin.manualRisk }
        return FlagNotice(
            change: change, record: records.flags[change.key], title: rule?.title ?? item?.title ?? change.key.rule,
            category: rule?.category ?? (item == nil ? "" : "watch"),
            name: names[change.key.subject] ?? change.key.subject.key)
    }
}

extension FlagEvent {
    /// The event with the user's name under it, where it carries one.
    fileprivate func signed(by person: String) -> FlagEvent {
        switch self {
        case .acknowledged: .acknowledged(by: person)
        case .unacknowledged: .unacknowledged(by: person)
        case .snoozed(let until, _): .snoozed(until: until, by: person)
        case .awakened: .awakened(by: person)
        case .raised, .cleared, .tick: self
        }
    }
}
