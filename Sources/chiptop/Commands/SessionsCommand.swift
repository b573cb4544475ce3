public import ArgumentParser
public import Market
import PersonalFiles
import RefreshEngine

/// When the exchanges trade.
struct SessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "sessions",
        "Print the exchanges' states, or their sessions between two dates.",
        about: """
            Without dates: each exchange's state, its holiday if any, and the next change. With --from and --to: every \
            date's open, lunch and close in UTC and in local time, and every holiday. Dates beyond the built-in calendar \
            are named as unknown.
            """,
        examples: ["chiptop sessions", "chiptop sessions --exchange XTKS --from 2026-11-01 --to 2026-11-30"])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(
        help: ArgumentHelp(
            "One exchange: \(Exchange.allCases.map(\.mic).joined(separator: ", ")).", valueName: "MIC"))
    var exchange: Exchange?

    @Option(
        name: .customLong("at"), help: ArgumentHelp("An ISO 8601 time (default: now).", valueName: "instant"))
    var moment: Instant?

    @Option(help: ArgumentHelp("The first date.", valueName: "date"))
    var from: CalendarDate?

    @Option(help: ArgumentHelp("The last date (default: the first).", valueName: "date"))
    var to: CalendarDate?

    @Option(help: "Output format.")
    var format: Format = .text

    @OptionGroup var calendars: CalendarOptions

    func validate() throws {
        if moment != nil && (from != nil || to != nil) {
            throw ValidationError("--at asks for one moment; leave --from and --to out")
        }
        if from == nil && to != nil { throw ValidationError("--to needs --from") }
        guard let from, let to else { return }
        guard from <= to else { throw ValidationError("--from \(from) is later than --to \(to)") }
        guard to.daysSince1970 - from.daysSince1970 <= 3660 else {
            throw ValidationError("--from and --to may be at most ten years apart")
        }
    }

    func run() throws {
        let calendars = try calendars.chosen()
        let chosen = (exchange.map { [$0] } ?? Exchange.allCases).compactMap { calendars[$0] }
        if let from {
            let documents = chosen.map { SessionsDocument($0, from: from, through: to ?? from) }
            try write(documents) { documents.map(\.text).joined(separator: "\n\n") }
        } else {
            let moment = moment ?? MarketClock.system.now()
            let documents = chosen.map { ExchangeStateDocument($0, at: moment) }
            try write(documents) { ExchangeStateDocument.text(documents, at: moment) }
        }
    }

    private func write(_ documents: [some Encodable], text: () -> String) throws {
        switch format {
        case .text: print(text())
        case .json: try JSONOutput.write(documents)
        }
    }
}

extension Instant: ExpressibleByArgument {
    /// Reads an ISO 8601 moment.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension CalendarDate: ExpressibleByArgument {
    /// Reads a date such as 2026-01-14.
    public init?(argument: String) {
        self.init(argument)
    }
}
