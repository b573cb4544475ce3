public import ArgumentParser
public import Dashboard
import Foundation
public import Market
public import RefreshEngine
import Terminal
import ThemeCatalog

/// What is shown, and how.
struct ViewOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the market as it was known at a date's end or at an ISO 8601 moment.", valueName: "when"))
    var asOf: AsOf = .present

    @Option(help: ArgumentHelp("Colours: \(ThemeCatalog.names.joined(separator: ", ")).", valueName: "name"))
    var theme: String?

    @Option(help: "Returns over: \(Period.allCases.map(\.rawValue).joined(separator: ", ")).")
    var period: Period = .yearToDate

    @Option(help: "Returns in: local or usd.")
    var currency: ReturnCurrency = .local

    @Flag(help: "Use no colours (as does NO_COLOR).")
    var noColor = false

    @Flag(help: "Do not mark changed prices for a moment.")
    var noMarks = false

    /// Whether colours are unwanted.
    var isColorless: Bool {
        noColor || !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    func chosenTheme() throws(ThemeError) -> Theme {
        try ThemeCatalog.theme(named: theme ?? (isColorless ? "mono" : ThemeCatalog.names[0]))
    }

    func modelOptions(_ settings: MarketSettings) throws(ThemeError) -> Model.Options {
        Model.Options(
            theme: try chosenTheme(), marksChanges: !noMarks, period: period, currency: currency,
            rules: settings.rules, theses: settings.theses)
    }
}

extension AsOf: ExpressibleByArgument {
    /// Reads a date or a moment.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Period: ExpressibleByArgument {}
extension Exchange: ExpressibleByArgument {}
extension ReturnCurrency: ExpressibleByArgument {}
extension View: ExpressibleByArgument {}
