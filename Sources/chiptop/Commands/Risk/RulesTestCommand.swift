import ArgumentParser
import Market
import RefreshEngine
import RiskRules

/// What the rules would have said on every date of a range: a back test of flags over the cache's bars.
struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "test",
        "Back-test rules: what would have been raised on each date of a range.",
        about: """
            Each date is evaluated at its end in UTC, without anything known later. Text lists what was raised and what \
            cleared; JSON also lists what stayed raised.
            """,
        examples: ["chiptop rules test --from 2025-07-01 --to 2026-08-05 --rule drawdown --symbol 2330.TW"])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(
        help: ArgumentHelp("A rules file, applied over the built-in rules.", valueName: "file"), completion: .yamlFile)
    var file: String?

    @Option(help: ArgumentHelp("The first date.", valueName: "date"))
    var from: CalendarDate

    @Option(help: ArgumentHelp("The last date.", valueName: "date"))
    var to: CalendarDate

    @Option(
        name: .customLong("rule"), help: ArgumentHelp("Only these rules (repeatable).", valueName: "id"),
        completion: .rules)
    var chosen: [String] = []

    @Option(
        name: .customLong("symbol"), help: ArgumentHelp("Only these instruments (repeatable).", valueName: "symbol"),
        completion: .symbols)
    var symbols: [String] = []

    @Option(help: "Output format.")
    var format: Format = .text

    @OptionGroup var cache: CacheOptions
    @OptionGroup var marketOptions: MarketOptions

    func validate() throws {
        guard from <= to else { throw ValidationError("--from \(from) is later than --to \(to)") }
        guard to.daysSince1970 - from.daysSince1970 <= 1100 else {
            throw ValidationError("--from and --to may be at most three years apart")
        }
    }

    func run() throws {
        let rules = try marketOptions.risk.ruleSet(file: file)
        for id in wantedRules where rules[id] == nil {
            throw CommandError("Unknown rule \(id); chiptop rules show lists them")
        }
        var settings = try marketOptions.settings()
        (settings.rules, settings.theses) = (rules, [])
        var walk = try MarketWalk(of: cache.file, settings: settings, from: from, through: to, clock: .system)
        var raised: [FlagKey: RuleOutcome] = [:]
        var days: [RuleTestDay] = []
        for date in MarketWalk.dates(from: from, through: to) {
            let update = try walk.step(to: date).update
            for outcome in update.cleared { raised[outcome.key] = nil }
            for outcome in update.changed { raised[outcome.key] = outcome }
            days.append(
                RuleTestDay(
                    date, cleared: update.cleared, raised: Array(raised.values), before: days.last, isWanted: isWanted))
        }
        switch format {
        case .json: try JSONOutput.write(days)
        case .text: print(RuleTestDay.text(days))
        }
    }

    private var wantedRules: [String] { chosen.map(RuleNames.current) }

    private func isWanted(_ outcome: RuleOutcome) -> Bool {
        guard wantedRules.isEmpty || wantedRules.contains(outcome.rule) else { return false }
        guard !symbols.isEmpty else { return true }
        guard case .instrument(let symbol) = outcome.subject else { return false }
        return symbols.contains(symbol.rawValue)
    }
}
