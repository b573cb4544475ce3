import ArgumentParser
import Market
import RiskRules
import RiskState

/// Changes one.
struct RiskEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "edit",
        "Edit a manual risk.",
        examples: ["chiptop risk edit export-rules --until 2027-03-31"])

    @Argument(help: "The identifier.", completion: .manualRisks)
    var id: String

    @Option(help: ArgumentHelp("The title.", valueName: "text"))
    var title: String?

    @OptionGroup var options: ManualRiskOptions

    func run() throws {
        let changed = try RiskCommand.state().edit(id) { item in
            item.title = title ?? item.title
            item.severity = options.severity?.severity ?? item.severity
            item.kind = options.kind ?? item.kind
            item.scope = options.scope ?? item.scope
            item.expiry = options.until ?? item.expiry
            item.source = options.source ?? item.source
            item.note = options.note ?? item.note
        }
        guard changed != nil else { throw ManualRiskError.unknown(DisplayText.sanitized(id, limit: 64)) }
    }
}
