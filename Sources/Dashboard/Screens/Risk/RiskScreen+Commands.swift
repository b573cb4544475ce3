import Market
import RiskRules
import TextUI

extension RiskScreen {
    static let commands =
        CommonCommands.panes
        + FlagCommands.all(isBarAlways: true) { selectedFlag($0) } + [
            Command(
                "group", [KeyStroke("o")], "Cycle grouping: desk, severity, region, category, name, exposure", .flags,
                bar: "group"
            ) { $0.choose(on: Self.self) { $0.grouping = $0.grouping.following } },
            Command(
                "flag-order", [KeyStroke("s")], "Cycle order: worst, newest, name", .flags, bar: "order", givesWay: true
            ) {
                $0.choose(on: Self.self) { $0.ordering = $0.ordering.following }
            },
            Command(
                "flag-list", [KeyStroke("L")], "Cycle the list: all, my lists, each list", .flags, bar: "list",
                givesWay: true
            ) {
                model in
                let next = model.filter(after: model[Self.self].list)
                return model.choose(on: Self.self) { $0.list = next }
            },
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
                run: { model in
                    guard let id = watchID(model) else { return [] }
                    let title = model.records.items.first { $0.id == id }?.title ?? id
                    return model.order(.end(id), saying: "Ended: " + title)
                }),
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

    /// Lists the stocks that a state holds for below it, or no longer.
    private static func toggle(_ rule: String, _ model: inout Model) -> [Effect] {
        if model[Self.self].expanded.remove(rule) == nil { model[Self.self].expanded.insert(rule) }
        model.prepareScreen()
        return []
    }

    /// From a flag to its stock, or to its reason where it is about none.
    static func open(_ model: inout Model) -> [Effect] {
        let entry = selectedFlag(model)
        if let entry, entry.standing == .state { return toggle(entry.key.rule, &model) }
        guard let symbol = entry?.symbol else { return model.perform("explain") }
        return model.travel { $0.enter(Place(symbol, tab: .risk)) }
    }
}
