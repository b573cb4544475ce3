import Market
import RiskRules

/// Puts flags into groups with headings, the worst group first.
struct RiskGroups {
    private let model: Model

    init(_ model: Model) {
        self.model = model
    }

    /// The list's lines. What is raised no longer, and what nobody can tell, stands behind everything else.
    func rows(_ entries: [RiskEntry]) -> [RiskRow] {
        let present = entries.filter { $0.standing == .raised || $0.standing == .acknowledged }
        var names: [String] = []
        var groups: [String: [RiskEntry]] = [:]
        for entry in present {
            for name in headings(of: entry) {
                if groups[name] == nil { names.append(name) }
                groups[name, default: []].append(entry)
            }
        }
        var rows: [RiskRow] = []
        for name in ordered(names, groups) { rows += block(name, groups[name] ?? []) }
        for (standing, name) in [
            (RiskEntry.Standing.snoozed, "Snoozed"), (.cleared, "Cleared within a week"), (.unknown, "Nobody can tell"),
        ] {
            rows += block(name, entries.filter { $0.standing == standing })
        }
        return rows
    }

    private func block(_ name: String, _ entries: [RiskEntry]) -> [RiskRow] {
        guard !entries.isEmpty else { return [] }
        return [.heading(name, counts: RiskGroups.counts(entries))] + entries.map { .entry($0) }
    }

    private static func counts(_ entries: [RiskEntry]) -> String {
        let severities = RiskFlag.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = entries.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.name)"
        }
        return severities.count == 1 || entries.first?.standing == .unknown
            ? "\(entries.count)" : severities.joined(separator: "  ")
    }

    private func headings(of entry: RiskEntry) -> [String] {
        switch model.choices.riskGrouping {
        case .severity: return [entry.severity.name.capitalizedFirst]
        case .category: return [entry.category.capitalizedFirst]
        case .region: return regions(of: entry)
        case .chipmaker: return [entry.name]
        case .exposure:
            guard let symbol = entry.symbol else { return [RiskGroups.others] }
            let tags = ExposureDirectory.shared[symbol].sorted { $0.rawValue < $1.rawValue }
            return tags.isEmpty ? [RiskGroups.others] : tags.map(\.title.capitalizedFirst)
        }
    }

    private func regions(of entry: RiskEntry) -> [String] {
        switch entry.key.subject {
        case .region(let region): return [region.name]
        case .instrument(let symbol):
            return [model.snapshot[symbol]?.instrument.region?.name ?? RiskGroups.others]
        case .pair(_, let home): return [model.snapshot[home]?.instrument.region?.name ?? RiskGroups.others]
        case .gauge, .feed: return [RiskGroups.others]
        }
    }

    private static let others = "Others"

    /// Regions in the board's order, everything else by what is in it.
    private func ordered(_ names: [String], _ groups: [String: [RiskEntry]]) -> [String] {
        func weight(_ name: String) -> [Int] {
            let entries = groups[name] ?? []
            return RiskFlag.Severity.allCases.reversed().map { severity in entries.count { $0.severity == severity } }
        }
        if model.choices.riskGrouping == .region {
            let order = model.snapshot.regions.map(\.region.name)
            return order.filter(names.contains) + names.filter { !order.contains($0) }
        }
        let weights = Dictionary(uniqueKeysWithValues: names.map { ($0, weight($0)) })
        return names.enumerated().sorted { left, right in
            let (one, other) = (weights[left.element] ?? [], weights[right.element] ?? [])
            if one != other { return other.lexicographicallyPrecedes(one) }
            return left.offset < right.offset
        }.map(\.element)
    }
}

extension String {
    /// With a capital letter at its beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
