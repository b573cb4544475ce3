import Market
import RiskRules
import TextUI
import ThemeCatalog

/// One flag: what it says, the rule with its numbers, since when, who did what, and what would clear it.
struct FlagDetail {
    let model: Model
    let entry: RiskEntry

    private var theme: Theme { model.theme }
    private var rule: Rule? { model.rules[entry.key.origin] }
    private var item: ManualRisk? { model.records.items.first { $0.id == entry.key.origin.manualRisk } }
    private var record: FlagRecord? { model.record(of: entry.key) }

    private var exchange: Exchange? {
        switch entry.key.subject {
        case .instrument(let symbol): model.snapshot[symbol]?.instrument.exchange
        case .region(let region): region.leadingExchange
        case .pair(_, let home): model.snapshot[home]?.instrument.exchange
        case .basket, .feed: nil
        }
    }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let (titleRow, body) = rect.splitTop(1)
        var title = PaneTitle(theme: theme, entry.name, note: note)
        title.trailing = StyledLine([
            StyledLine.Run(entry.severity.mark + " " + entry.severity.name, Wording.style(entry.severity, theme)),
            StyledLine.Run(" · " + entry.category, theme.dim),
        ])
        title.draw(in: titleRow, into: &buffer)
        lines(width: body.width, isTall: body.height >= 20).draw(in: body, into: &buffer)
    }

    private var note: String {
        guard let symbol = entry.symbol else { return "" }
        let native = model.snapshot[symbol]?.instrument.shownNote.map { $0 + " " } ?? ""
        return native + symbol.rawValue
    }

    private func lines(width: Int, isTall: Bool) -> DetailText {
        var text = DetailText(theme: theme, width: width, labelWidth: 15)
        text.addWide(entry.title, theme.style(theme.strong).bold)
        addReasons(to: &text)
        if isTall { text.addSpace() }
        if isTall, let help = rule?.help, !help.isEmpty {
            text.addWide(help, theme.dim)
            text.addSpace()
        }
        if let rule { addRule(rule, isTall, to: &text) } else if let item { add(item, to: &text) }
        if isTall { text.addSpace() }
        addLife(to: &text)
        addExposure(to: &text)
        if isTall { addHistory(to: &text) }
        return text
    }

    /// What the worst flag says and, below, the others; of a state, those it holds for.
    private func addReasons(to text: inout DetailText) {
        if entry.standing == .state {
            for flag in entry.others.prefix(12) {
                text.add(model.snapshot.shownName(of: FlagKey(flag).subject) ?? flag.subject, flag.message)
            }
            if entry.others.count > 12 { text.add("", "\(entry.others.count - 12) more; Enter lists them", theme.dim) }
            return
        }
        let own = model.flags.flags.first { FlagKey($0) == entry.key }
        text.addWide(own?.message ?? entry.message, Wording.style(own?.severity ?? entry.severity, theme))
        for flag in entry.others {
            let title = model.title(of: flag.origin)
            text.addWide("\(flag.severity.mark) \(title): \(flag.message)", Wording.style(flag.severity, theme))
        }
    }

    private func addRule(_ rule: Rule, _ isTall: Bool, to text: inout DetailText) {
        text.add("triggers when", rule.when)
        if let explanation = explanation(rule) {
            let figures = explanation.figures
            let width = FigureLine.width(figures, in: text.width - text.labelWidth)
            for figure in figures { text.add("", FigureLine(figure, instrument, width: width).line(theme)) }
        }
        if rule.holdSeconds > 0 {
            text.add("for", RuleValue(.number(Double(rule.holdSeconds)), .duration).text() + " without interruption")
        }
        text.add("clears when", rule.clear ?? "not (\(rule.when))")
        if let highWhen = rule.highWhen { text.add("critical when", highWhen) }
        if isTall {
            text.add("rule", rule.id, theme.dim)
            addRecord(of: rule, to: &text)
        }
    }

    /// How often the rule was raised in the last year, and what followed.
    private func addRecord(of rule: Rule, to text: inout DetailText) {
        guard let records = model.past.records, let record = records.rules[rule.id] else { return }
        let against = rule.scope == .region ? "all stocks" : "region"
        let words = RecordLines(record: record, first: records.first, against: against, verb: "raised")
        for (index, line) in words.lines.enumerated() { text.add(index == 0 ? "record" : "", line, theme.dim) }
    }

    private var instrument: Instrument? { entry.symbol.flatMap { model.snapshot[$0]?.instrument } }

    private func explanation(_ rule: Rule) -> Explanation? {
        guard entry.standing != .unknown else { return nil }
        return rule.explanation(for: entry.key.subject, in: model.ruleData)
    }

    private func add(_ item: ManualRisk, to text: inout DetailText) {
        text.add("kind", item.kind.title)
        text.add("scope", item.scope.title)
        text.add("source", item.source)
        text.add("note", item.note)
        text.add("from", item.start.description + (item.expiry.map { " to \($0)" } ?? ""))
    }

    private func addLife(to text: inout DetailText) {
        let now = model.displayedMoment
        if let since = entry.since {
            let word = entry.standing == .cleared ? "cleared" : "since"
            let isOpenEnded = entry.standing != .cleared && model.isOpenEnded(since)
            let bound = isOpenEnded ? "at the latest " : ""
            text.add(word, bound + Wording.moment(since, exchange) + ", \(Wording.ago(since, at: now))" + raisings)
        }
        guard let record, record.clearedAt == nil else { return }
        if let until = record.snoozedUntil, until > now {
            text.add("snoozed", "until \(Wording.moment(until, exchange)) by \(record.snoozedBy ?? "unknown user")")
        } else if let at = record.acknowledgedAt {
            text.add("ack", "by \(record.acknowledgedBy ?? "unknown user") \(Wording.moment(at, exchange))")
        }
    }

    private var raisings: String {
        guard let record, record.raisings > 1 else { return "" }
        return ", active \(record.raisings) times"
    }

    private func addExposure(to text: inout DetailText) {
        guard let symbol = entry.symbol else { return }
        let tags = ExposureDirectory.shared[symbol].map(\.title).sorted()
        text.add("exposure", tags.joined(separator: ", "), theme.dim)
    }

    private func addHistory(to text: inout DetailText) {
        let recorded = model.records.log.filter { $0.key == entry.key }
        let changes = model.changes(of: entry.key, recorded: recorded)
        let history = FlagHistory(changes, record: record)
        guard !history.spans.isEmpty else { return }
        let days = history.days(min(60, max(14, text.width - text.labelWidth)), through: model.snapshot.asOf)
        var strip = StyledLine()
        for day in days { strip.runs.append(HistoryStrip.run(day, theme)) }
        text.addSpace()
        text.add("\(days.count) days", strip)
        for change in changes.suffix(6).reversed() {
            let person = change.by.map { " by \($0)" } ?? ""
            let words = Wording.moment(change.at, exchange) + person + "  " + change.message
            let shown = TextFitting.truncated(words, to: text.width - text.labelWidth)
            text.add(change.kind.word, StyledLine([StyledLine.Run(shown, theme.dim)]))
        }
    }
}

extension FlagChange.Kind {
    /// The label of a change in the flag's history.
    fileprivate var word: String {
        switch self {
        case .raised: "triggered"
        case .worse: "worse"
        case .eased: "eased"
        case .cleared: "cleared"
        case .acknowledged: "ack"
        case .unacknowledged: "ack removed"
        case .snoozed: "snoozed"
        case .woken: "unsnoozed"
        }
    }
}

extension ManualRisk.Kind {
    /// The name on screen.
    var title: String {
        switch self {
        case .geopolitics: "Geopolitics"
        case .tariff: "Tariffs"
        case .capex: "Capex"
        case .regulation: "Regulation"
        case .supply: "Supply"
        case .company: "Company"
        case .exportControl: "Export controls"
        case .memoryPrice: "Memory prices"
        case .other: "Manual risk"
        }
    }
}

extension ManualRisk.Scope {
    /// The name on screen.
    var title: String {
        switch self {
        case .everything: "all stocks"
        case .symbols(let symbols): symbols.map(\.rawValue).joined(separator: ", ")
        case .region(let region): region.shownName
        case .tag(let tag): tag.title
        }
    }
}
