import ArgumentParser
import Market
import RefreshEngine
import RiskRules
import RiskState

/// Adds one.
struct RiskAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "add",
        "Add a manual risk.",
        examples: [
            "chiptop risk add \"Export rules for memory\" --severity high --kind export-control --scope tag:memory-cycle --until 2026-12-31"
        ])

    @Argument(help: "The title.")
    var title: String

    @Option(help: ArgumentHelp("The identifier (default: derived from the title).", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The first day (default: today).", valueName: "date"))
    var from: CalendarDate?

    @OptionGroup var options: ManualRiskOptions

    func validate() throws {
        if title.allSatisfy(\.isWhitespace) { throw ValidationError("the title is empty") }
    }

    func run() throws {
        let today = TimeZoneRule.utc.local(MarketClock.system.now()).date
        let item = ManualRisk(
            id: id ?? ManualRisk.identifier(title), severity: options.severity?.severity ?? .warn, title: title,
            kind: options.kind ?? .other, scope: options.scope ?? .everything, start: from ?? today,
            expiry: options.until, source: options.source ?? "", note: options.note ?? "")
        guard try RiskCommand.state().add(item) else { throw ManualRiskError.taken(item.id) }
        print(item.id)
    }
}
