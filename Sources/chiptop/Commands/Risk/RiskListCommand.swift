import ArgumentParser
import Market
import RefreshEngine
import RiskRules
import RiskState

/// Lists them.
struct RiskListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "list",
        "List manual risks.",
        examples: ["chiptop risk list --all"])

    @Flag(help: "Include those ended, expired or not yet started.")
    var all = false

    func run() throws {
        let now = MarketClock.system.now()
        let items = try RiskCommand.state().manualRisks().filter { all || $0.isActive(at: now) }
        if items.isEmpty { return print("No manual risks; chiptop risk add TITLE adds one") }
        for item in items {
            let until =
                item.endedAt.map { "ended \(TimeZoneRule.utc.local($0).date)" }
                ?? item.expiry.map { "until \($0)" } ?? "open"
            let origin = item.source.isEmpty ? "" : "  (\(item.source))"
            print(
                "\(item.severity.name)  \(item.id)  \(item.kind.rawValue)  \(item.scope.text)  from \(item.start), \(until)  "
                    + item.title + origin)
        }
    }
}
