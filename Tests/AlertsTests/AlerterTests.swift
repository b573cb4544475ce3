import Alerts
import Foundation
import Market
import RiskRules
import TestSupport
import Testing

@Suite struct AlerterTests {
    private let folder: TemporaryFolder
    private let reports = Reports()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func alerter(_ text: String = "") throws -> Alerter {
        Alerter(
            try AlertFile.settings(text, file: "alerts.yaml"), calendars: .shipped,
            environment: ["PATH": "/usr/bin:/bin", "XDG_STATE_HOME": folder.path], report: reports.take)
    }

    private var log: String { folder.path("chiptop/alerts.log") }

    @Test func theScreenIsToldAtOnceAndTheRestFollows() async throws {
        let alerter = try alerter("shell: cat > '\(folder.path("input"))'")
        let outcome = alerter.take([change()], at: wednesday)
        #expect(outcome.bell)
        #expect(outcome.message == "high: TSMC: 41% above its average")
        #expect(await becomesTrue { text(of: folder.path("input")).hasSuffix("\n") })
        await alerter.finish()
        #expect(text(of: log) == text(of: folder.path("input")))
        #expect(reports.all.isEmpty)
    }

    @Test func theLogKeepsTheOrderOfTheRounds() async throws {
        let alerter = try alerter()
        for round in 0..<100 { _ = alerter.take([change(message: "\(round)")], at: wednesday) }
        await alerter.finish()
        let messages = try lines(of: log).map { try members($0)["message"] as? String }
        #expect(messages == (0..<100).map(String.init))
    }

    @Test func aFailingLogIsToldOfOnce() async throws {
        try Data().write(to: folder.url.appendingPathComponent("chiptop"))
        let alerter = try alerter()
        for _ in 0..<3 { _ = alerter.take([change()], at: wednesday) }
        await alerter.finish()
        #expect(reports.all.count == 1)
        #expect(reports.all.first?.hasPrefix("the alert log \(log) cannot be written (not a directory); check") == true)
    }

    @Test func nothingIsTouchedWithoutAlerts() async throws {
        let alerter = try alerter("info: []")
        #expect(alerter.take([], at: wednesday) == AlertOutcome())
        #expect(alerter.take([change(.raised, .info), change(.eased)], at: wednesday) == AlertOutcome())
        await alerter.finish()
        #expect(!FileManager.default.fileExists(atPath: folder.path("chiptop")))
    }
}
