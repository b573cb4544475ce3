public import ArgumentParser
public import Dashboard
public import Market
public import RefreshEngine
import ThemeCatalog

/// What is shown, and how.
struct ViewOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the market as it was known at a date's end or at an ISO 8601 moment.", valueName: "when"))
    var asOf: AsOf = .present

    @Option(help: "Returns over: \(Period.allCases.map(\.rawValue).joined(separator: ", ")).")
    var period: Period = .yearToDate

    @Option(help: "Returns in: local or usd.")
    var currency: ReturnCurrency = .local

    @Flag(help: "Do not mark changed prices for a moment.")
    var noMarks = false

    @OptionGroup var colors: ColorOptions

    func modelOptions(_ settings: MarketSettings, theme: Theme, isASCII: Bool) -> Model.Options {
        Model.Options(
            theme: theme, marksChanges: !noMarks, period: period, currency: currency, rules: settings.rules,
            theses: settings.theses, isASCII: isASCII)
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
