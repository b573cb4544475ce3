import ArgumentParser
import Market
import RefreshEngine
import RiskRules

/// How often rules and conditions spoke, and what followed.
struct RulesRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "record",
        "Print how often each rule was raised, and what the stocks did afterwards.",
        about: """
            Each date is evaluated at its end in UTC, without anything known later. A flag counts on the date on which it \
            is raised; what followed is the stock's return over its next 1, 5 and 20 sessions less the mean of its \
            region's stocks, of a region its mean less that of all stocks. Of a thesis's condition it is Asia's mean less \
            that of the United States after a breach.
            """,
        examples: ["chiptop rules record", "chiptop rules record --from 2025-07-01 --rule move --format json"])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(
        help: ArgumentHelp("A rules file, applied over the built-in rules.", valueName: "file"), completion: .yamlFile)
    var file: String?

    @Option(help: ArgumentHelp("The first date (default: a year before the last).", valueName: "date"))
    var from: CalendarDate?

    @Option(help: ArgumentHelp("The last date (default: yesterday).", valueName: "date"))
    var to: CalendarDate?

    @Option(
        name: .customLong("rule"), help: ArgumentHelp("Only these rules (repeatable).", valueName: "id"),
        completion: .rules)
    var chosen: [String] = []

    @Option(
        name: .customLong("symbol"), help: ArgumentHelp("Only these instruments (repeatable).", valueName: "symbol"),
        completion: .symbols)
    var symbols: [String] = []

    @Option(help: "Output format: json is a documented contract.")
    var format: Format = .text

    @OptionGroup var cache: CacheOptions
    @OptionGroup var marketOptions: MarketOptions

    func run() throws {
        let clock = MarketClock.system
        let last = to ?? TimeZoneRule.utc.local(clock.now()).date.advanced(days: -1)
        let first = from ?? last.advanced(days: -365)
        try RuleStretch(from: first, to: last).validate()
        var settings = try marketOptions.settings()
        settings.rules = try marketOptions.risk.ruleSet(file: file)
        let wanted = try chosen.map { try settings.rules.known($0) }
        var walk = try MarketWalk(of: cache.file, settings: settings, from: first, through: last, clock: clock)
        var keeping = RecordKeeping()
        for date in MarketWalk.dates(from: first, through: last) { keeping.note(try walk.step(to: date)) }
        let kept = try keeping.records(in: cache.file, settings: settings, asOf: .present, clock: clock)
        guard let records = kept?.filtered({ $0.isWanted(rules: wanted, symbols: symbols) }) else {
            throw CommandError("No weekday lies from \(first) to \(last)")
        }
        let isWhole = wanted.isEmpty && symbols.isEmpty
        let document = RuleRecordDocument(
            records, rules: settings.rules.rules.filter { wanted.isEmpty || wanted.contains($0.id) },
            theses: isWhole ? settings.theses : [])
        switch format {
        case .json: try JSONOutput.write(document)
        case .text: print(document.text)
        }
    }
}

/// The dates that rules are tested over.
struct RuleStretch {
    let from: CalendarDate
    let to: CalendarDate

    func validate() throws {
        guard from <= to else { throw ValidationError("--from \(from) is later than --to \(to)") }
        guard to.daysSince1970 - from.daysSince1970 <= 1100 else {
            throw ValidationError("--from and --to may be at most three years apart")
        }
    }
}

extension RuleSet {
    /// The present name of a rule that the user names.
    func known(_ name: String) throws -> String {
        let id = RuleNames.current(name)
        guard self[id] != nil else { throw CommandError("Unknown rule \(name); chiptop rules show lists them") }
        return id
    }
}
