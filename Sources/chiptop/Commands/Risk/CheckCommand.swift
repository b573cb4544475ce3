import ArgumentParser
import Foundation
import Market
import RefreshEngine
import RiskRules
import RiskState

/// Evaluates every rule and thesis once, for scripts and monitors.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Evaluate the risk rules and theses once, and end with a status.",
        discussion: """
            Exit status: 0 where nothing is raised or broken, 1 where something is, 2 where nobody could tell. A rule that \
            must hold for a while (`for`) is not raised by a single look.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, junit
    }

    @Option(help: "The least severity that counts: info, warn or high.")
    var severity: RiskFlag.Severity = .warn

    @Option(help: "text, json, or junit (for build servers).")
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Judge the market as it was known at a date's end or at an ISO 8601 moment.", valueName: "when"))
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
            of: cache.file, settings: try marketOptions.settings(), watchItems: try WatchItem.remembered(), asOf: asOf,
            clock: .system)
        return CheckDocument(snapshot, severity: severity)
    }
}

extension WatchItem {
    /// What people entered by hand, where somebody ever did.
    static func remembered() throws -> [WatchItem] {
        let path = RiskState.standardPath(environment: ProcessInfo.processInfo.environment)
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try RiskState(path: path).watchItems()
    }
}
