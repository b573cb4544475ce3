import ArgumentParser
import Market
import RefreshEngine
import RiskState

/// Ends one before its time.
struct RiskEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "end",
        "End a manual risk now.",
        examples: ["chiptop risk end export-rules"])

    @Argument(help: "The identifier.", completion: .manualRisks)
    var id: String

    func run() throws {
        guard try RiskCommand.state().end(id, at: MarketClock.system.now()) else {
            throw ManualRiskError.unknown(DisplayText.sanitized(id, limit: 64))
        }
    }
}
