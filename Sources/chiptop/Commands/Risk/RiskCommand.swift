import ArgumentParser
import Foundation
import RiskState

/// Risks that no price shows, entered by hand.
struct RiskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk", abstract: "Keep the risks that no price shows: geopolitics, tariffs, capital spending.",
        discussion: """
            They are kept in the state folder ($XDG_STATE_HOME/chiptop/risk.db) and count in `chiptop check` from their \
            start to their expiry.
            """,
        subcommands: [RiskListCommand.self, RiskAddCommand.self, RiskEditCommand.self, RiskEndCommand.self],
        defaultSubcommand: RiskListCommand.self)

    static func state() throws -> RiskState {
        try RiskState(path: RiskState.standardPath(environment: ProcessInfo.processInfo.environment))
    }
}
