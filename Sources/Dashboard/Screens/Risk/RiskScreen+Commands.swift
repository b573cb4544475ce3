import Market
import RiskRules
import TextUI

extension RiskScreen {
    static let commands =
        CommonCommands.panes
        + FlagCommands.all(isBarAlways: true) { selectedFlag($0) } + [
            Command(
                "group", [KeyStroke("o")], "Cycle grouping: severity, region, category, name, exposure", .flags,
                bar: "group"
            ) { $0.choose(on: Self.self) { $0.grouping = $0.grouping.following } },
            Command(
                "show-all", [KeyStroke("A")], "Toggle snoozed, cleared and unknown flags", .flags,
                bar: "all"
            ) { $0.choose(on: Self.self) { $0.showsAll.toggle() } },
            Command(
                "watch", [KeyStroke("w")], "Add a manual risk, or edit the selected one", .flags, bar: "manual risk"
            ) { $0.push(ManualRiskFormLayer(form: watchForm($0))) },
            Command(
                "end-watch", [KeyStroke("D")], "End the selected manual risk", .flags,
                when: { watchID($0) == nil ? .unavailable("No manual risk selected") : .available },
                run: { model in watchID(model).map { [.risk(.end($0))] } ?? [] }),
            CommonCommands.star, CommonCommands.filter,
        ]

    private static func selectedFlag(_ model: Model) -> RiskEntry? { shown(by: model).selected }

    /// The selected manual risk, by its identifier.
    private static func watchID(_ model: Model) -> String? { selectedFlag(model)?.key.origin.manualRisk }

    /// The form for a new manual risk, or for the selected one.
    private static func watchForm(_ model: Model) -> ManualRiskForm {
        if let id = watchID(model), let item = model.records.items.first(where: { $0.id == id }) {
            return ManualRiskForm(item)
        }
        let today = TimeZoneRule.utc.local(model.now.market).date
        return ManualRiskForm(
            today: today, about: selectedFlag(model)?.symbol, taken: Set(model.records.items.map(\.id)))
    }

    var opensRows: Bool { hasRows }

    /// From a flag to its stock, or to its reason where it is about none.
    static func open(_ model: inout Model) -> [Effect] {
        guard let symbol = selectedFlag(model)?.symbol else { return model.perform("explain") }
        return model.travel { $0.enter(Place(symbol, tab: .risk)) }
    }
}
