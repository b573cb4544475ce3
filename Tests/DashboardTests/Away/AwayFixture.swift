import DashboardTestSupport
import Market
import RiskRules
import TextUI

@testable import Dashboard

/// A dashboard in front of which time passes, flags change and prices move.
struct AwayFixture {
    var driver: BoardDriver
    private(set) var records = SmallMarket.records()

    /// Shows the small market with what is remembered of its flags.
    init(_ size: String = "170x46", view: View = .board, isASCII: Bool = false, depth: ColorDepth = .direct) throws {
        driver = try BoardDriver(
            Size(text: size), depth: depth, isASCII: isASCII, view: view, snapshot: SmallMarket.everything())
        driver.show(records)
    }

    /// Lets minutes pass.
    mutating func pass(minutes: Int) { driver.pass(milliseconds: Int64(minutes) * 60_000) }

    /// Something happens to a flag; one that is raised is in the market, too.
    mutating func change(
        _ rule: String, _ subject: RuleSubject, _ message: String, _ kind: FlagChange.Kind = .raised,
        _ severity: RiskFlag.Severity = .warn
    ) {
        let key = FlagKey(rule: rule, subject: subject)
        let at = driver.model.now.market
        records.log.append(
            FlagChange(key: key, kind: kind, at: at, severity: severity, message: message))
        var snapshot = driver.model.snapshot
        snapshot.flags.removeAll { FlagKey($0) == key }
        if kind == .cleared {
            records.flags[key]?.clearedAt = at
        } else {
            let raised = RaisedFlag(severity: severity, message: message, measure: 1, since: at)
            records.flags[key] = FlagRecord(key: key, flag: raised, at: at)
            snapshot.flags.insert(flag(key, severity, message, at), at: 0)
        }
        snapshot.flagged = [:]
        for flag in snapshot.flags {
            if case .instrument(let symbol) = flag.scope { snapshot.flagged[symbol] = flag.severity }
        }
        snapshot.version += 1
        driver.show(snapshot)
        driver.show(records)
    }

    private func flag(
        _ key: FlagKey, _ severity: RiskFlag.Severity, _ message: String, _ at: Instant
    ) -> RiskFlag {
        let scope: RiskFlag.Scope =
            switch key.subject {
            case .instrument(let symbol): .instrument(symbol)
            case .region(let region): .region(region)
            case .pair(let foreign, let home): .pair(foreign: foreign, home: home)
            case .basket(let id): .basket(id)
            case .feed: .feed
            }
        return RiskFlag(
            rule: key.rule, severity: severity, scope: scope, subject: driver.model.name(of: key.subject),
            message: message, since: at)
    }

    /// A price moves.
    mutating func move(_ symbol: Symbol, by change: Double) {
        var snapshot = driver.model.snapshot
        let price = (snapshot[symbol]?.price ?? 1) * (1 + change)
        snapshot.instruments[symbol]?.price = price
        snapshot.version += 1
        driver.show(snapshot)
    }

    /// A condition comes to stand otherwise.
    mutating func condition(_ thesis: String, _ id: String, _ standing: StatementState.Standing) {
        records.statementLog.append(
            StatementChange(
                key: StatementKey(thesis: thesis, statement: id), standing: standing, at: driver.model.now.market))
        driver.show(records)
    }

    /// The list of changes that lies over the screen; nil where none does.
    var list: AwayReport? { (driver.model.layers.last as? AwayLayer)?.report }
}
