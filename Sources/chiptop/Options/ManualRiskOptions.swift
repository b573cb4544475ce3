public import ArgumentParser
import Market
public import RiskRules

/// What an item says; each part may be left out where one is edited.
struct ManualRiskOptions: ParsableArguments {
    @Option(help: "The severity.")
    var severity: SeverityArgument?

    @Option(help: "The kind.")
    var kind: ManualRisk.Kind?

    @Option(
        help: ArgumentHelp(
            "Scope: all, region:TW, tag:ai-capex, symbols:NVDA,TSM (tags: \(ExposureTag.allCases.map(\.rawValue).joined(separator: ", "))).",
            valueName: "scope"))
    var scope: ManualRisk.Scope?

    @Option(help: ArgumentHelp("The expiry date.", valueName: "date"))
    var until: CalendarDate?

    @Option(help: ArgumentHelp("The source.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("A note.", valueName: "text"))
    var note: String?
}

extension ManualRisk.Kind: ExpressibleByArgument {}

extension ManualRisk.Scope: ExpressibleByArgument {
    /// Reads all, region:TW, tag:ai-capex or symbols:NVDA,TSM.
    public init?(argument: String) {
        self.init(argument)
    }
}
