import Alerts
import Market
import RiskRules
import Testing

@Suite struct AlertPlanTests {
    private func plan(
        _ changes: [NamedChange], _ settings: AlertSettings = AlertSettings(), at moment: Instant = wednesday
    ) -> AlertPlan {
        AlertPlan(changes, settings, .shipped, at: moment)
    }

    private func settings(_ text: String) throws -> AlertSettings { try AlertFile.settings(text, file: "alerts.yaml") }

    @Test(
        arguments: [
            (FlagChange.Kind.raised, RiskFlag.Severity.high, true, "high: TSMC: 41% above its average", 1),
            (.raised, .warn, false, "warn: TSMC: 41% above its average", 1),
            (.raised, .info, false, nil, 1),
            (.worse, .high, true, "high, worse: TSMC: 41% above its average", 1),
            (.cleared, .high, false, nil, 0), (.woken, .high, false, nil, 0), (.eased, .high, false, nil, 0),
            (.acknowledged, .high, false, nil, 0), (.unacknowledged, .high, false, nil, 0),
            (.snoozed, .high, false, nil, 0),
        ] as [(FlagChange.Kind, RiskFlag.Severity, Bool, String?, Int)])
    func severitiesAndKindsDecide(
        kind: FlagChange.Kind, severity: RiskFlag.Severity, bell: Bool, message: String?, logged: Int
    ) {
        let plan = plan([change(kind, severity)])
        #expect(plan.outcome.bell == bell)
        #expect(plan.outcome.message == message)
        #expect(plan.outcome.severity == (message == nil ? nil : severity))
        #expect(plan.logLines.count == logged)
        #expect(plan.commandInputs.isEmpty)
    }

    @Test(arguments: [
        (FlagChange.Kind.cleared, "cleared: TSMC: 41% above its average"),
        (.woken, "warn again: TSMC: 41% above its average"),
    ])
    func otherKindsAlertOnRequest(kind: FlagChange.Kind, message: String) throws {
        let plan = plan([change(kind, .warn)], try settings("changes: [cleared, woken]"))
        #expect(plan.outcome.message == message)
    }

    @Test func theTitleStandsInForAMissingMessage() {
        let plan = plan([change(message: "")])
        #expect(plan.outcome.message == "high: TSMC: Stretched over its 200-day average")
    }

    @Test func silencedChangesDoNotAlert() {
        var silenced = change(.worse)
        silenced.isSilenced = true
        #expect(plan([silenced]) == plan([]))
    }

    @Test func aRoundHasOneBellAndOneMessage() throws {
        let changes =
            (1...12).map { change(.raised, .warn, name: "Share \($0)") } + [
                change(name: "TSMC"), change(name: "Samsung"),
            ]
        let plan = plan(changes)
        #expect(plan.outcome.bell)
        #expect(plan.outcome.severity == .high)
        #expect(
            plan.outcome.message == "14 flags: 2 high, 12 warn; the worst: high: TSMC: 41% above its average")
        #expect(plan.logLines.count == 14)
        #expect(try members(plan.logLines[0])["name"] as? String == "Share 1")
    }

    @Test(arguments: [
        ([FlagChange.Kind.raised, .cleared, .cleared], "1 flag: 1 high; 2 cleared; the worst: high: TSMC: m"),
        ([.cleared, .cleared], "2 flags cleared; the worst: cleared: TSMC: m"),
    ])
    func whatClearedIsCountedApart(kinds: [FlagChange.Kind], message: String) throws {
        let plan = plan(kinds.map { change($0, message: "m") }, try settings("changes: [raised, cleared]"))
        #expect(plan.outcome.message == message)
    }

    @Test(arguments: [(3, 3, false), (4, 4, false), (5, 4, true), (200, 4, true)])
    func theCommandRunsForTheWorstAndOnceForOthers(count: Int, runs: Int, hasSummary: Bool) throws {
        let settings = try settings("command: [x]\nwarn: [command]\nper-round: 3")
        let changes = (1..<count).map { change(.raised, .warn, name: "Share \($0)") } + [change(name: "TSMC")]
        let inputs = plan(changes, settings).commandInputs
        #expect(inputs.count == runs)
        #expect(try members(inputs[0])["name"] as? String == "TSMC")
        let last = try members(try #require(inputs.last))
        #expect((last["change"] as? String == "summary") == hasSummary)
        if hasSummary {
            #expect((last["counts"] as? [String: Int]) == ["high": 0, "warn": count - 3, "info": 0, "cleared": 0])
        }
    }

    @Test func quietTimesLeaveTheLog() throws {
        let settings = try settings("command: [x]\nquiet: closed")
        let night = instant("2026-01-14T12:00:00Z")
        let plan = plan([change(at: night)], settings, at: night)
        #expect(plan.outcome == AlertOutcome())
        #expect(plan.commandInputs.isEmpty)
        #expect(try members(try #require(plan.logLines.first))["quiet"] as? Bool == true)
    }

    @Test func exceptionsBreakThroughQuietTimes() throws {
        let settings = try settings("command: [x]\nquiet: closed\nquiet-except: high")
        let night = instant("2026-01-14T12:00:00Z")
        let plan = plan([change(at: night), change(.raised, .warn, at: night)], settings, at: night)
        #expect(plan.outcome.bell)
        #expect(plan.outcome.message == "high: TSMC: 41% above its average")
        #expect(plan.commandInputs.count == 1)
        #expect(try plan.logLines.map { try members($0)["quiet"] as? Bool } == [false, true])
    }

    @Test func aRoundOfTwoHundredIsQuicklyPlanned() throws {
        let settings = try settings(AlertSettings.exampleText)
        let instruments = InstrumentDirectory.shared.instruments
        let changes = (0..<200).map { index in
            let instrument = instruments[index % instruments.count]
            return change(of: .instrument(instrument.symbol), name: instrument.name)
        }
        // A bound against work that grows with the square, not a figure.
        #expect(ContinuousClock().measure { _ = plan(changes, settings) } < .seconds(1))
    }
}
