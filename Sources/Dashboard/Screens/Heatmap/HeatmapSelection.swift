import Market

/// Who is on the heatmap, by region and segment, with their weights.
struct HeatmapSelection {
    /// A stock.
    struct Member {
        let symbol: Symbol
        var weight: Double
        let change: Double?
        /// The market cap; zero where it is unknown.
        let value: Double
    }

    /// A region or a segment.
    struct Part {
        let name: String
        var nativeName = ""
        var region: Region?
        var members: [Member]
        /// The parts of a region, the heaviest first.
        var segments: [Part] = []

        var weight: Double { members.reduce(0) { $0 + $1.weight } }

        var mean: Double? {
            let known = members.compactMap(\.change)
            return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }

        /// The same with so many members, those with the largest market caps.
        func keeping(_ count: Int) -> Part {
            guard members.count > count else { return self }
            let kept = Set(members.sorted { ($0.value, $1.symbol) > ($1.value, $0.symbol) }.prefix(count).map(\.symbol))
            return filtered { kept.contains($0.symbol) }
        }

        /// The same where no member weighs less than a part of all: what is smaller could not be drawn.
        func weighing(atLeast share: Double) -> Part {
            let least = weight * share
            func raised(_ members: [Member]) -> [Member] {
                members.map { member in
                    var member = member
                    member.weight = max(member.weight, least)
                    return member
                }
            }
            var part = self
            part.members = raised(members)
            for index in segments.indices { part.segments[index].members = raised(segments[index].members) }
            return part
        }

        private func filtered(_ isKept: (Member) -> Bool) -> Part {
            var part = self
            part.members = members.filter(isKept)
            for index in segments.indices { part.segments[index].members = segments[index].members.filter(isKept) }
            part.segments.removeAll { $0.members.isEmpty }
            return part
        }
    }

    /// The regions in the board's order.
    private(set) var members: [Part] = []
    private(set) var foreignLines = 0
    private(set) var unknownValues = 0

    init(_ model: Model) {
        let snapshot = model.snapshot
        let (weighting, period) = (model[HeatmapScreen.self].weight, HeatmapScreen.period(of: model))
        let left = HeatmapSelection.foreignLines(snapshot)
        let states = snapshot.regions.map { region in
            region.counted.filter { model.shown.passes($0) }.compactMap { snapshot[$0] }
                .filter { $0.instrument.kind == .equity && $0.price != nil }
        }
        foreignLines = states.joined().count { left.contains($0.instrument.symbol) }
        let smallest = states.joined().compactMap(\.marketValue).filter { $0 > 0 }.min() ?? 1
        for (region, states) in zip(snapshot.regions, states) {
            var bySegment: [String: [Member]] = [:]
            for state in states where !left.contains(state.instrument.symbol) {
                var weight = 1.0
                if weighting == .marketValue {
                    weight = state.marketValue.flatMap { $0 > 0 ? $0 : nil } ?? smallest
                    if state.marketValue == nil { unknownValues += 1 }
                }
                let isCounted = state.isFromExpectedSession
                let change = isCounted ? state.returns(in: model.shown.currency)[period] : nil
                bySegment[state.instrument.segment ?? "other", default: []].append(
                    Member(
                        symbol: state.instrument.symbol, weight: weight, change: change, value: state.marketValue ?? 0))
            }
            guard !bySegment.isEmpty else { continue }
            members.append(HeatmapSelection.part(region.region, bySegment))
        }
    }

    private static func part(_ region: Region, _ bySegment: [String: [Member]]) -> Part {
        let segments = bySegment.map { Part(name: $0, members: $1) }.sorted { left, right in
            left.weight == right.weight ? left.name < right.name : left.weight > right.weight
        }
        return Part(
            name: region.shownName, nativeName: region.shownNote ?? "", region: region,
            members: segments.flatMap(\.members), segments: segments)
    }

    /// ADRs, GDRs and foreign registers whose local listing has a price here; A and H shares both stay.
    private static func foreignLines(_ snapshot: Snapshot) -> Set<Symbol> {
        let pairs = snapshot.parity.map(\.pair).filter { $0.kind != .ah && snapshot[$0.home]?.price != nil }
        return Set(pairs.map(\.foreign))
    }
}
