import Market
public import RiskRules
import RiskTestSupport

extension SmallMarket {
    /// What the shipped rules say of a market, beside the flags that it has already.
    static func addRuleFlags(to snapshot: inout Snapshot) {
        let data = RuleData(snapshot, events: EventIndex(snapshot.events))
        var book = RuleBook(.shipped)
        let update = book.update(data, .everything)
        var list = FlagList(.shipped)
        let known = snapshot.flags.map { flag in
            let raised = RaisedFlag(
                severity: flag.severity, message: flag.message, since: moment.advanced(seconds: -5400))
            return RuleOutcome(rule: flag.rule, subject: FlagKey(flag).subject, verdict: .raised(raised))
        }
        let ids = Set(known.map { FlagKey(rule: $0.rule, subject: $0.subject) })
        var all = update
        all.changed = update.changed.filter { !ids.contains(FlagKey(rule: $0.rule, subject: $0.subject)) } + known
        list.take(all, of: book, watched: known, in: data)
        snapshot.flags = list.flags
        snapshot.flagged = list.flagged
        let counts = book.count()
        snapshot.ruleCounts = RuleCounts(raised: list.flags.count, clear: counts.clear, unknown: counts.unknown)
        snapshot.unknowns = book.unknownRules(in: data)
        judge(&snapshot)
    }

    /// The flag of Nanya Technology's price limit.
    public static let limitFlag = FlagKey(rule: "limit", subject: .instrument("2408.TW"))
    /// The flag of Hanmi's old price.
    public static let staleFlag = FlagKey(rule: "stale", subject: .instrument("042700.KS"))

    /// What is remembered of the small market's flags: a fortnight of a limit that came and went, one acknowledged flag,
    /// a manual risk, a breached condition.
    public static func records() -> RiskRecords {
        var records = RiskRecords()
        var ledger = FlagLedger()
        func raised(_ severity: RiskFlag.Severity, _ message: String, daysAgo: Int) -> (FlagEvent, Instant) {
            let at = moment.advanced(seconds: -86_400 * daysAgo)
            return (.raised(RaisedFlag(severity: severity, message: message, measure: 1, since: at)), at)
        }
        let steps: [(FlagKey, (FlagEvent, Instant))] = [
            (limitFlag, raised(.warn, "0.4% below upper limit", daysAgo: 9)),
            (limitFlag, (.cleared, moment.advanced(seconds: -86_400 * 7))),
            (staleFlag, raised(.warn, "price 61 min old", daysAgo: 3)),
            (limitFlag, raised(.high, "at upper limit", daysAgo: 1)),
            (staleFlag, (.acknowledged(by: "ann"), moment.advanced(seconds: -3600))),
        ]
        for (key, (event, at)) in steps {
            if let change = ledger.apply(event, to: key, at: at) { records.log.append(change) }
        }
        records.flags = ledger.records
        records.items = [watchItem]
        let thesis = ThesisFile.shipped.first?.id ?? ""
        for statement in ThesisFile.shipped.first?.statements ?? [] {
            let key = StatementKey(thesis: thesis, statement: statement.id)
            records.statements[key] = moment.advanced(seconds: -86_400 * 12)
            records.statementLog.append(
                StatementChange(key: key, standing: .holds, at: moment.advanced(seconds: -86_400 * 12)))
        }
        let calm = StatementKey(thesis: thesis, statement: "taiwan-calm")
        records.statements[calm] = moment.advanced(seconds: -86_400)
        records.statementLog.append(
            StatementChange(key: calm, standing: .broken, at: moment.advanced(seconds: -86_400)))
        return records
    }

    /// A manual risk about Taiwan.
    public static let watchItem = ManualRisk(
        id: "drills", severity: .warn, title: "Military drills around Taiwan", kind: .geopolitics,
        scope: .region(.taiwan),
        start: yesterday, expiry: yesterday.advanced(days: 30), source: "press reports", note: "shipping lanes open")
}
