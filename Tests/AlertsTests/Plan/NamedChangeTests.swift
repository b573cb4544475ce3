import Alerts
import Market
import RiskRules
import RiskTestSupport
import Testing

@Suite struct NamedChangeTests {
    private let key = FlagKey(rule: "stretched", subject: .instrument("2330.TW"))

    private enum Step {
        case raise(RiskFlag.Severity, Double)
        case acknowledge, unacknowledge, snooze, tick, clear
    }

    /// Whether the last step's change is silenced; nil where it changes nothing.
    private func isSilenced(after steps: [Step]) -> Bool? {
        var ledger = FlagLedger()
        var last: FlagChange?
        for (index, step) in steps.enumerated() {
            let moment = wednesday.advanced(seconds: index * 60)
            let event: FlagEvent =
                switch step {
                case .raise(let severity, let measure):
                    .raised(RaisedFlag(severity: severity, message: "", measure: measure, since: wednesday))
                case .acknowledge: .acknowledged(by: "ann")
                case .unacknowledge: .unacknowledged(by: "ann")
                case .snooze: .snoozed(until: wednesday.advanced(seconds: 150), by: "ann")
                case .tick: .tick
                case .clear: .cleared
                }
            last = ledger.apply(event, to: key, at: moment)
        }
        guard let last else { return nil }
        return NamedChange(last, record: ledger.records[key], title: "", name: "").isSilenced
    }

    @Test func acknowledgedAndSnoozedFlagsAreSilent() {
        #expect(isSilenced(after: [.raise(.warn, 1)]) == false)
        #expect(isSilenced(after: [.raise(.warn, 1), .acknowledge]) == true)
        // Worse takes an acknowledgement back, and a snooze only where the severity rose.
        #expect(isSilenced(after: [.raise(.warn, 1), .acknowledge, .raise(.warn, 2)]) == false)
        #expect(isSilenced(after: [.raise(.warn, 1), .snooze, .raise(.warn, 2)]) == true)
        #expect(isSilenced(after: [.raise(.warn, 1), .snooze, .raise(.high, 1)]) == false)
        #expect(isSilenced(after: [.raise(.warn, 1), .snooze, .raise(.warn, 1), .tick]) == false)
    }

    @Test func clearingIsSilentWhereTheFlagWas() {
        #expect(isSilenced(after: [.raise(.warn, 1), .clear]) == false)
        #expect(isSilenced(after: [.raise(.warn, 1), .acknowledge, .clear]) == true)
        #expect(isSilenced(after: [.raise(.warn, 1), .acknowledge, .unacknowledge, .clear]) == false)
        #expect(isSilenced(after: [.raise(.warn, 1), .snooze, .clear]) == true)
        #expect(isSilenced(after: [.raise(.warn, 1), .snooze, .raise(.warn, 2), .clear]) == true)
        #expect(isSilenced(after: [.raise(.warn, 1), .snooze, .raise(.high, 1), .clear]) == false)
        #expect(isSilenced(after: [.raise(.warn, 1), .acknowledge, .clear, .raise(.warn, 1), .clear]) == false)
    }

    @Test(arguments: [
        (RuleSubject.instrument("2330.TW"), [Exchange.xtai]), (.region(.japan), [.xtks]),
        (.pair(foreign: "TSM", home: "2330.TW"), [.xnys, .xtai]), (.basket("asia-tech"), []), (.feed("yahoo"), []),
    ])
    func subjectsTellWhereTheyTrade(subject: RuleSubject, exchanges: [Exchange]) {
        #expect(change(of: subject).exchanges == exchanges)
    }
}
