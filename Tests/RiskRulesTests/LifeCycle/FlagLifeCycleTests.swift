import Market
import RiskRules
import RiskTestSupport
import Testing

@Suite struct FlagLifeCycleTests {
    private let key = FlagKey(rule: "limit", subject: .instrument("2330.TW"))
    private let start = instant("2026-01-14T04:00:00Z")

    private func flag(_ severity: RiskFlag.Severity = .warn, _ measure: Double? = 1, _ text: String = "m") -> RaisedFlag
    {
        RaisedFlag(severity: severity, message: text, measure: measure, since: start)
    }

    private func at(_ minutes: Int) -> Instant { start.advanced(seconds: minutes * 60) }

    @Test func aFlagsLife() throws {
        var ledger = FlagLedger()
        func apply(_ event: FlagEvent, _ minute: Int) -> FlagChange.Kind? {
            ledger.apply(event, to: key, at: at(minute))?.kind
        }
        #expect(apply(.acknowledged(by: "ann"), 0) == nil)
        #expect(apply(.raised(flag()), 1) == .raised)
        #expect(apply(.raised(flag()), 2) == nil)
        #expect(apply(.acknowledged(by: "ann\u{1B}[31m"), 3) == .acknowledged)
        #expect(apply(.acknowledged(by: "bob"), 4) == nil)
        #expect(ledger.records[key]?.acknowledgedBy == "ann[31m")
        #expect(ledger.records[key]?.state(at: at(4)) == .acknowledged)
        #expect(apply(.raised(flag(.warn, 1.24)), 5) == nil)
        #expect(apply(.raised(flag(.warn, 1.25)), 6) == .worse)
        #expect(ledger.records[key]?.state(at: at(6)) == .raised)
        #expect(apply(.snoozed(until: at(5), by: "ann"), 7) == nil)
        #expect(apply(.snoozed(until: at(60), by: "ann"), 7) == .snoozed)
        #expect(ledger.records[key]?.state(at: at(8)) == .snoozed)
        #expect(apply(.raised(flag(.warn, 2)), 9) == .worse)
        #expect(ledger.records[key]?.state(at: at(9)) == .snoozed)
        #expect(apply(.raised(flag(.high, 2)), 10) == .worse)
        #expect(ledger.records[key]?.state(at: at(10)) == .raised)
        #expect(apply(.raised(flag(.warn, 2)), 11) == .eased)
        #expect(apply(.snoozed(until: at(20), by: "ann"), 12) == .snoozed)
        #expect(ledger.passTime(to: at(19)).isEmpty)
        #expect(ledger.passTime(to: at(20)).map(\.kind) == [.woken])
        #expect(apply(.cleared, 21) == .cleared)
        #expect(apply(.cleared, 22) == nil)
        #expect(apply(.snoozed(until: at(90), by: "ann"), 22) == nil)
        #expect(ledger.records[key]?.state(at: at(22)) == .cleared)
        #expect(apply(.raised(flag()), 23) == .raised)
        #expect(ledger.records[key]?.raisings == 2)
        let kinds = ledger.records[key]?.history.map(\.kind)
        #expect(
            kinds == [
                .raised, .acknowledged, .worse, .snoozed, .worse, .worse, .eased, .snoozed, .woken, .cleared, .raised,
            ])
    }

    @Test func anOldClearingIsPassedOver() {
        var ledger = FlagLedger()
        ledger.apply(.raised(flag()), to: key, at: at(10))
        #expect(ledger.apply(.cleared, to: key, at: at(9)) == nil)
        #expect(ledger.apply(.cleared, to: key, at: at(10))?.kind == .cleared)
    }

    @Test(
        arguments: [
            (-0.2, -0.25, true), (-0.2, -0.24, false), (0.2, 0.1, false), (0.2, -0.5, false), (0, 1, false),
            (1, nil, false),
        ] as [(Double, Double?, Bool)])
    func worseIsAQuarterFurther(before: Double, after: Double?, isWorse: Bool) {
        var ledger = FlagLedger()
        ledger.apply(.raised(flag(.warn, before)), to: key, at: at(0))
        let change = ledger.apply(.raised(flag(.warn, after)), to: key, at: at(1))
        #expect((change?.kind == .worse) == isWorse)
    }

    @Test func historiesAreBounded() {
        var ledger = FlagLedger()
        for minute in 0..<100 {
            ledger.apply(.raised(flag()), to: key, at: at(2 * minute))
            ledger.apply(.cleared, to: key, at: at(2 * minute + 1))
        }
        #expect(ledger.records[key]?.history.count == FlagRecord.longestHistory)
        #expect(ledger.records[key]?.raisings == 100)
    }

    @Test(arguments: [
        RuleSubject.instrument("2330.TW"), .region(.taiwan), .basket("asia-tech"), .feed("yahoo"),
        .pair(foreign: "TSM", home: "2330.TW"),
    ])
    func keysAreReadBack(subject: RuleSubject) {
        #expect(RuleSubject(key: subject.key) == subject)
    }

    @Test(arguments: ["", "instrument:", "region:XX", "pair:TSM", "other:x", "instrument:a b", "pair:a/b/c"])
    func whatIsNoKeyIsRefused(text: String) {
        #expect(RuleSubject(key: text) == nil)
    }
}
