public import ArgumentParser
public import Dashboard
import Foundation
public import Market
import PersonalFiles
public import RefreshEngine
import ThemeCatalog

/// What is shown, and how.
struct ViewOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the market as known at a date's end or at an ISO 8601 time.", valueName: "when"))
    var asOf: AsOf = .present

    @Option(name: .customLong("view"), help: "The view to show.")
    var shown: View?

    @Option(help: "The period of returns.")
    var period: Period?

    @Option(help: "The currency of returns.")
    var currency: ReturnCurrency?

    @Flag(help: "Do not highlight changed prices.")
    var noMarks = false

    @Option(
        help: ArgumentHelp(
            "Override any key of the configuration, such as names=native (chiptop config init explains them).",
            valueName: "key=value"))
    var set: [ConfigurationAssignment] = []

    @OptionGroup var colors: ColorOptions

    /// The configuration with everything that overrides the file.
    var source: ConfigurationSource {
        let environment = ProcessInfo.processInfo.environment
        var flags = set.map { ConfigurationSource.Flag(key: $0.key, value: $0.value, name: "--set") } + colors.flags
        func add(_ key: ConfigurationKey, _ value: String?, _ name: String) {
            if let value { flags.append(ConfigurationSource.Flag(key: key, value: value, name: name)) }
        }
        add(.view, shown?.rawValue, "--view")
        add(.period, period?.rawValue, "--period")
        add(.currency, currency?.rawValue, "--currency")
        add(.marks, noMarks ? "off" : nil, "--no-marks")
        return ConfigurationSource(
            folder: ConfigurationFolder(environment: environment), environment: environment, flags: flags)
    }
}

/// A key of the configuration and its value: `names=native`.
struct ConfigurationAssignment: ExpressibleByArgument {
    let key: ConfigurationKey
    let value: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let key = ConfigurationKey(rawValue: String(parts[0])) else { return nil }
        self.key = key
        value = String(parts[1])
    }
}

extension Model.Options {
    /// What the dashboard starts with.
    init(_ resolved: ResolvedConfiguration, _ settings: MarketSettings, theme: Theme, isASCII: Bool) {
        self.init(
            theme: theme, configuration: resolved.configuration, configurationProblem: resolved.notice,
            rules: settings.rules, theses: settings.theses, isASCII: isASCII)
        mayOpenMorning = resolved.origins[.view] == nil
    }
}

extension AsOf: ExpressibleByArgument {
    /// Reads a date or a moment.
    public init?(argument: String) {
        self.init(argument)
    }

    /// The present.
    public var defaultValueDescription: String { self == .present ? "now" : "\(self)" }
}

extension Period: ExpressibleByArgument {}
extension Exchange: ExpressibleByArgument {}
extension ReturnCurrency: ExpressibleByArgument {}
extension View: ExpressibleByArgument {}

extension ViewOptions {
    /// The configuration without flags, for commands that show no view.
    static var fileSource: ConfigurationSource {
        let environment = ProcessInfo.processInfo.environment
        return ConfigurationSource(
            folder: ConfigurationFolder(environment: environment), environment: environment, flags: [])
    }
}
