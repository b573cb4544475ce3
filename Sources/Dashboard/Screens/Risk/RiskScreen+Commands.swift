import Market
import RiskRules
import TextUI

extension RiskScreen {
    static let commands =
        CommonCommands.panes
        + FlagCommands.all(isBarAlways: true) { selectedFlag($0) } + [
            Command(
                "group", [KeyStroke("o")], "Group by severity, region, category, chipmaker or exposure", .flags,
                bar: "group"
            ) { $0.choose(on: Self.self) { $0.grouping = $0.grouping.following } },
            Command(
                "show-all", [KeyStroke("A")], "List snoozed, cleared and unknown flags too, or do not", .flags,
                bar: "all"
            ) { $0.choose(on: Self.self) { $0.showsAll.toggle() } },
            Command(
                "watch", [KeyStroke("w")], "Write a watch item, or edit the selected one", .flags, bar: "watch"
            ) { $0.push(WatchFormLayer(form: watchForm($0))) },
            Command(
                "end-watch", [KeyStroke("D")], "End the selected watch item", .flags,
                when: { watchID($0) == nil ? .unavailable("no watch item is under the cursor") : .available },
                run: { model in watchID(model).map { [.risk(.end($0))] } ?? [] }),
            CommonCommands.star, CommonCommands.filter,
        ]

    private static func selectedFlag(_ model: Model) -> RiskEntry? { shown(by: model).selected }

    /// The selected manual risk, by its identifier.
    private static func watchID(_ model: Model) -> String? { selectedFlag(model)?.key.origin.manualRisk }

    /// The form for a new manual risk, or for the selected one.
    private static func watchForm(_ model: Model) -> WatchForm {
        if let id = watchID(model), let item = model.records.items.first(where: { $0.id == id }) {
            return WatchForm(item)
        }
        let today = TimeZoneRule.utc.local(model.now.market).date
        return WatchForm(
            today: today, about: selectedFlag(model)?.symbol, taken: Set(model.records.items.map(\.id)))
    }

    var opensRows: Bool { hasRows }

    /// From a flag to its stock, or to its reason where it is about none.
    static func open(_ model: inout Model) -> [Effect] {
        guard let symbol = selectedFlag(model)?.symbol else { return model.perform("explain") }
        return model.travel { $0.enter(Place(symbol, tab: .risk)) }
    }
}
