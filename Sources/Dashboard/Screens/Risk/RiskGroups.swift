import Market
import RiskRules

/// Puts flags into groups with headings, the worst group first.
struct RiskGroups {
    private let model: Model
    private let categories: [FlagOrigin: String]

    init(_ model: Model, categories: [FlagOrigin: String]) {
        self.model = model
        self.categories = categories
    }

    /// The groups, each with one line a subject.
    func sections(_ flags: [RiskFlag], _ order: ([RiskLine]) -> [RiskLine]) -> [RiskSection] {
        var names: [String] = []
        var groups: [String: [RiskFlag]] = [:]
        for flag in flags {
            for name in headings(of: flag) {
                if groups[name] == nil { names.append(name) }
                groups[name, default: []].append(flag)
            }
        }
        return ordered(names, groups.mapValues { FlagCounts($0) }).map { name in
            RiskSection(name, order(RiskLine.joining(groups[name] ?? [])))
        }
    }

    private func headings(of flag: RiskFlag) -> [String] {
        switch model[RiskScreen.self].grouping {
        case .desk, .severity: return [RiskGroups.title(flag.severity)]
        case .category: return [(categories[flag.origin] ?? "").capitalizedFirst]
        case .region: return [region(of: flag)]
        case .chipmaker: return [flag.subject]
        case .exposure:
            guard case .instrument(let symbol) = flag.scope else { return [RiskGroups.others] }
            let tags = ExposureDirectory.shared[symbol].sorted { $0.rawValue < $1.rawValue }
            return tags.isEmpty ? [RiskGroups.others] : tags.map(\.title.capitalizedFirst)
        }
    }

    private static func title(_ severity: RiskFlag.Severity) -> String {
        switch severity {
        case .high: "High"
        case .warn: "Warn"
        case .info: "Info"
        }
    }

    private func region(of flag: RiskFlag) -> String {
        switch flag.scope {
        case .region(let region): region.shownName
        case .instrument(let symbol): model.snapshot[symbol]?.instrument.region?.shownName ?? RiskGroups.others
        case .pair(_, let home): model.snapshot[home]?.instrument.region?.shownName ?? RiskGroups.others
        case .basket, .feed: RiskGroups.others
        }
    }

    private static let others = "Others"

    /// Regions in the board's order, everything else by what is in it.
    private func ordered(_ names: [String], _ counts: [String: FlagCounts]) -> [String] {
        if model[RiskScreen.self].grouping == .region {
            let order = model.snapshot.regions.map(\.region.shownName)
            return order.filter(names.contains) + names.filter { !order.contains($0) }
        }
        func weights(_ name: String) -> [Int] {
            [RiskFlag.Severity.high, .warn, .info].map { counts[name]?[$0] ?? 0 }
        }
        return names.enumerated().sorted { left, right in
            let (one, other) = (weights(left.element), weights(right.element))
            if one != other { return other.lexicographicallyPrecedes(one) }
            return left.offset < right.offset
        }.map(\.element)
    }
}

extension String {
    /// With a capital letter at its beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
