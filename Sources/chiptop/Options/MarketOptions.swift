import ArgumentParser
import Foundation
import Market
import PersonalFiles
import RefreshEngine

/// Which instruments and baskets, whose sessions, and which rules.
struct MarketOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The board's layout in YAML (default: watchlist.yaml in the configuration folder).", valueName: "path"),
        completion: .yamlFile)
    var watchlist: String?

    @Option(
        help: ArgumentHelp("Baskets in YAML (default: baskets.yaml in the configuration folder).", valueName: "path"),
        completion: .yamlFile)
    var baskets: String?

    @OptionGroup var calendars: CalendarOptions
    @OptionGroup var risk: RuleOptions

    func settings() throws -> MarketSettings {
        let folder = ConfigurationFolder(environment: ProcessInfo.processInfo.environment)
        return MarketSettings(
            layout: try RowLayoutFile.load(path: watchlist, folder: folder),
            baskets: try BasketFile.load(path: baskets, folder: folder), calendars: try calendars.chosen(),
            rules: try risk.ruleSet(), theses: try risk.chosenTheses())
    }
}

/// Changes to the exchanges' sessions.
struct CalendarOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Closures and special hours beyond the built-in calendar (default: calendars.txt in the configuration folder).",
            valueName: "path"), completion: .file())
    var calendars: String?

    func chosen() throws(ConfigurationError) -> TradingCalendars {
        try ConfigurationFolder(environment: ProcessInfo.processInfo.environment).calendars(calendars)
    }
}
