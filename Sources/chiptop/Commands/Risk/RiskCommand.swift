import ArgumentParser
import Foundation
import RiskState

/// Risks that no price shows, entered by hand.
struct RiskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "risk",
        "Keep manual risks: geopolitics, tariffs, capex and others that no price shows.",
        about: """
            Stored in the state folder ($XDG_STATE_HOME/chiptop/risk.db); `chiptop check` counts each from its start to \
            its expiry.
            """,
        examples: ["chiptop risk list", "chiptop risk end export-rules"],
        exit: nil,
        subcommands: [RiskListCommand.self, RiskAddCommand.self, RiskEditCommand.self, RiskEndCommand.self],
        defaultSubcommand: RiskListCommand.self)

    static func state() throws -> RiskState {
        try RiskState(path: RiskState.standardPath(environment: ProcessInfo.processInfo.environment))
    }
}
