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
            cleared, with the stock's return 1, 5 and 20 sessions later less its region's mean; JSON also lists what \
            stayed raised.
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
        try RuleStretch(from: from, to: to).validate()
    }

    func run() throws {
        let rules = try marketOptions.risk.ruleSet(file: file)
        let wanted = try chosen.map { try rules.known($0) }
        let isWanted = { (key: FlagKey) in key.isWanted(rules: wanted, symbols: symbols) }
        var settings = try marketOptions.settings()
        (settings.rules, settings.theses) = (rules, [])
        var walk = try MarketWalk(of: cache.file, settings: settings, from: from, through: to, clock: .system)
        var keeping = RecordKeeping()
        var raised: [FlagKey: RuleOutcome] = [:]
        var days: [RuleTestDay] = []
        for date in MarketWalk.dates(from: from, through: to) {
            let step = try walk.step(to: date)
            keeping.note(step)
            for outcome in step.update.cleared { raised[outcome.key] = nil }
            for outcome in step.update.changed { raised[outcome.key] = outcome }
            days.append(
                RuleTestDay(step, raised: Array(raised.values), before: days.last, isWanted: isWanted))
        }
        let records = try keeping.records(in: cache.file, settings: settings, asOf: .present, clock: .system)
        days = days.map { $0.adding(records) }
        switch format {
        case .json: try JSONOutput.write(days)
        case .text: print(RuleTestDay.text(days, records?.filtered(isWanted)))
        }
    }
}
