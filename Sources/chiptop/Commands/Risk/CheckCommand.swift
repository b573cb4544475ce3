import ArgumentParser
import Foundation
import Market
import RefreshEngine
import RiskRules
import RiskState

/// Evaluates every rule and thesis once, for scripts and monitors.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "check",
        "Evaluate the risk rules and theses once, for scripts and monitoring.",
        about: """
            A rule that must hold for a time (`for`) is never raised by a single evaluation.
            """,
        examples: ["chiptop check --severity high", "chiptop check --as-of 2026-01-13 --format junit > flags.xml"],
        exit: ExitMeaning([
            (0, "no flag is raised and no condition breached"), (1, "a flag is raised or a condition breached"),
            (2, "nothing could be evaluated"),
        ]))

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, junit
    }

    @Option(help: "The lowest severity that counts.")
    var severity: SeverityArgument = SeverityArgument(.warn)

    @Option(help: "Output format; junit is for build servers.")
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Evaluate the market as known at a date's end or at an ISO 8601 time.", valueName: "when"))
    var asOf: AsOf = .present

    @OptionGroup var cache: CacheOptions
    @OptionGroup var marketOptions: MarketOptions

    func run() throws {
        let document: CheckDocument
        do {
            document = try evaluated()
        } catch {
            FileHandle.standardError.write(Data((DisplayText.sanitized("\(error)", limit: 2000) + "\n").utf8))
            throw ExitCode(2)
        }
        switch format {
        case .text: print(document.text)
        case .json: try JSONOutput.write(document)
        case .junit: print(document.junit)
        }
        if !document.isJudged { throw ExitCode(2) }
        if !document.flags.isEmpty || document.theses.contains(where: \.isBroken) { throw ExitCode(1) }
    }

    private func evaluated() throws -> CheckDocument {
        let snapshot = try RefreshEngine.snapshot(
            of: cache.file, settings: try marketOptions.settings(), manualRisks: try ManualRisk.remembered(),
            asOf: asOf, clock: .system)
        return CheckDocument(snapshot, severity: severity.severity)
    }
}

extension ManualRisk {
    /// The manual risks, if any were ever entered.
    static func remembered() throws -> [ManualRisk] {
        let path = RiskState.standardPath(environment: ProcessInfo.processInfo.environment)
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try RiskState(path: path).manualRisks()
    }
}
