import Market
import Testing

@testable import RiskRules

@Suite struct RiskRollUpTests {
    private func flag(_ severity: RiskFlag.Severity, _ scope: RiskFlag.Scope) -> RiskFlag {
        RiskFlag(rule: "r", severity: severity, scope: scope, subject: "s", message: "m")
    }

    private var instruments: InstrumentTable {
        var table = InstrumentTable()
        for symbol in ["2330.TW", "005930.KS", "6857.T", "NVDA", "TSM"] as [Symbol] {
            table[symbol] = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        }
        return table
    }

    @Test func flagsCountWhereTheirSubjectsTrade() {
        let rollUp = RiskRollUp(
            [
                flag(.high, .instrument("2330.TW")), flag(.warn, .region(.taiwan)),
                flag(.warn, .pair(foreign: "TSM", home: "2330.TW")), flag(.info, .basket("asia-tech")),
                flag(.warn, .feed), flag(.warn, .instrument("UNKNOWN")),
            ], in: instruments)
        #expect(rollUp.regions[.taiwan]?[.high] == 1)
        #expect(rollUp.regions[.taiwan]?[.warn] == 2)
        #expect(rollUp.regions[.unitedStates]?[.warn] == 1)
        #expect(rollUp.regions[.japan] == nil)
        #expect(rollUp.total[.warn] == 4)
    }

    @Test(
        "A region's state follows its worst flags",
        arguments: [
            (0, 0, MarketStress.Level.calm), (0, 2, .elevated), (1, 0, .high), (2, 5, .high), (3, 0, .extreme),
        ])
    func theLevelOfARegion(high: Int, warn: Int, level: MarketStress.Level) {
        let severities = Array(repeating: RiskFlag.Severity.high, count: high) + Array(repeating: .warn, count: warn)
        let rollUp = RiskRollUp(severities.map { flag($0, .instrument("2330.TW")) }, in: instruments)
        #expect(rollUp.level(of: .taiwan) == level)
        #expect(rollUp.level(of: .japan) == .calm)
    }
}

@Suite struct FlagHistoryTests {
    private let key = FlagKey(rule: "limit", subject: .instrument("2330.TW"))

    private func change(_ kind: FlagChange.Kind, _ at: String, _ severity: RiskFlag.Severity = .warn) -> FlagChange {
        FlagChange(key: key, kind: kind, at: instant(at), severity: severity, message: "m")
    }

    @Test func livesBeginAndEnd() {
        let history = FlagHistory([
            // The raising before has been forgotten.
            change(.cleared, "2026-01-01T00:00:00Z"),
            change(.raised, "2026-01-02T03:00:00Z"), change(.worse, "2026-01-03T03:00:00Z", .high),
            change(.cleared, "2026-01-04T03:00:00Z"), change(.raised, "2026-01-08T03:00:00Z"),
            change(.acknowledged, "2026-01-08T04:00:00Z"),
        ])
        #expect(history.spans.map(\.severity) == [.high, .warn])
        #expect(history.spans.map { $0.end != nil } == [true, false])
        let days = history.days(9, through: instant("2026-01-09T10:00:00Z"))
        #expect(days == [nil, .high, .high, .high, nil, nil, nil, .warn, .warn])
        #expect(history.days(2, through: instant("2026-01-09T10:00:00Z")) == [.warn, .warn])
        #expect(history.days(0, through: instant("2026-01-09T10:00:00Z")) == [])
    }

    @Test func theRecordFillsInWhatTheLogForgot() {
        let flag = RaisedFlag(severity: .high, message: "m", since: instant("2026-01-05T00:00:00Z"))
        let record = FlagRecord(key: key, flag: flag, at: instant("2026-01-08T00:00:00Z"))
        #expect(
            FlagHistory([], record: record).days(3, through: instant("2026-01-06T00:00:00Z")) == [nil, .high, .high])
        let history = FlagHistory([change(.raised, "2026-01-08T00:00:00Z")], record: record)
        #expect(history.spans.map(\.start) == [instant("2026-01-05T00:00:00Z")])
        #expect(history.spans.map(\.severity) == [.high])
        var cleared = record
        cleared.clearedAt = instant("2026-01-09T00:00:00Z")
        #expect(FlagHistory([], record: cleared).spans.isEmpty)
    }
}
