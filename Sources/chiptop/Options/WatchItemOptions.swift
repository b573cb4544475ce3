public import ArgumentParser
import Market
public import RiskRules

/// What an item says; each part may be left out where one is edited.
struct WatchItemOptions: ParsableArguments {
    @Option(help: "The severity.")
    var severity: SeverityArgument?

    @Option(help: "The kind.")
    var kind: WatchItem.Kind?

    @Option(
        help: ArgumentHelp(
            "Scope: all, region:TW, tag:ai-capex, symbols:NVDA,TSM (tags: \(ExposureTag.allCases.map(\.rawValue).joined(separator: ", "))).",
            valueName: "scope"))
    var scope: WatchItem.Scope?

    @Option(help: ArgumentHelp("The expiry date.", valueName: "date"))
    var until: CalendarDate?

    @Option(help: ArgumentHelp("The source.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("A note.", valueName: "text"))
    var note: String?
}

extension WatchItem.Kind: ExpressibleByArgument {}

extension WatchItem.Scope: ExpressibleByArgument {
    /// Reads all, region:TW, tag:ai-capex or symbols:NVDA,TSM.
    public init?(argument: String) {
        self.init(argument)
    }
}
