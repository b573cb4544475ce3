import ArgumentParser
import Foundation
import Market
import QuoteCache
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
    @OptionGroup var ruleOptions: RuleOptions

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
        let rules = try ruleOptions.ruleSet()
        let theses = try ruleOptions.chosenTheses()
        let snapshot = try RefreshEngine.snapshot(
            of: cache.file, settings: try marketOptions.settings(), asOf: asOf, clock: .system)
        let feeds = try QuoteCacheReader(file: cache.file).read { try $0.feedStatus() }
        var data = RuleData(snapshot, events: EventIndex(snapshot.events), feeds: feeds)
        var book = RuleBook(rules)
        _ = book.update(data, .everything)
        data.flagCount = { [book] in book.count($0) }
        let watched = try watchFlags(snapshot)
        return CheckDocument(
            snapshot, flags: book.flags(in: data) + watched, counts: book.count(), theses: theses, data: data,
            severity: severity)
    }

    /// What people entered by hand, where somebody ever did.
    private func watchFlags(_ snapshot: Snapshot) throws -> [RiskFlag] {
        let path = RiskState.standardPath(environment: ProcessInfo.processInfo.environment)
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let instruments = snapshot.instruments.map(\.instrument)
        return try RiskState(path: path).watchItems().flatMap { item in
            item.outcomes(at: snapshot.asOf, among: instruments).compactMap { outcome in
                let name =
                    switch outcome.subject {
                    case .instrument(let symbol): snapshot[symbol]?.instrument.name ?? symbol.rawValue
                    case .region(let region): region.name
                    case .gauge, .pair, .feed: outcome.subject.key
                    }
                return outcome.riskFlag(name: name)
            }
        }
    }
}
