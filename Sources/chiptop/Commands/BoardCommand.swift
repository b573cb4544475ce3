import Alerts
import ArgumentParser
import Feeds
import Foundation
import Market
import RefreshEngine
import RiskState
import Terminal

/// The dashboard on a quote cache.
struct BoardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "board",
        "Show the live board (what `chiptop` alone does).",
        about: """
            Follows the quote cache while it runs. `?` lists the keys, `q` quits. A signal ends it with the status 128 \
            plus its number, a lost terminal with 129.
            """,
        examples: ["chiptop --as-of 2026-01-14", "chiptop --view risk --theme nord"])

    @OptionGroup var cache: CacheOptions
    @OptionGroup var marketOptions: MarketOptions
    @OptionGroup var alerts: AlertOptions
    @OptionGroup var view: ViewOptions

    func run() throws {
        TerminalSignals.block()
        let settings = try marketOptions.settings()
        let environment = ProcessInfo.processInfo.environment
        let session = DashboardSession(
            file: cache.file, settings: settings, asOf: view.asOf, clock: .system, source: view.source,
            resolved: try view.source.resolve(), statePath: RiskState.standardPath(environment: environment),
            alerts: try alerts.settings(), alertLogPath: AlertLog.standardPath(environment: environment),
            focus: view.asOf == .present ? FocusFile.standard(environment: environment) : nil)
        try session.run().endCommand()
    }
}

extension ExitReason {
    /// Ends the command as the shell expects: by the signal where one ended the dashboard.
    func endCommand() throws {
        switch self {
        case .quit: return
        case .hangup: throw ExitCode(129)
        case .signal(let number): TerminalSignals.endProcess(by: number)
        }
    }
}
