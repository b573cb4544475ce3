import Market
import RiskRules

/// One line of the risk view: an instrument, a region or another subject with all its flags of a group.
struct RiskLine: Hashable, Sendable {
    /// The flags, the worst first.
    var flags: [RiskFlag]
    /// The instrument it is about where that is not the flags' own subject: a flag of its region stands for it.
    var symbol: Symbol?

    /// The instrument it is about; nil where it is about none.
    var about: Symbol? { symbol ?? flags.first?.scope.symbols.first }

    /// Joins flags about the same subject, in the order of the first of each.
    static func joining(_ flags: [RiskFlag]) -> [RiskLine] {
        var places: [RuleSubject: Int] = [:]
        var lines: [RiskLine] = []
        for flag in flags {
            let subject = FlagKey(flag).subject
            if let place = places[subject] {
                lines[place].flags.append(flag)
            } else {
                places[subject] = lines.count
                lines.append(RiskLine(flags: [flag]))
            }
        }
        return lines
    }
}

/// A part of the list with its heading.
struct RiskSection: Sendable {
    let name: String
    let counts: String
    var items: [RiskItem]

    init(_ name: String, counts: String, _ items: [RiskItem]) {
        (self.name, self.counts, self.items) = (name, counts, items)
    }

    /// A part that lists lines, with how many flags there are of each severity.
    init(_ name: String, _ lines: [RiskLine]) {
        var counts = FlagCounts()
        for line in lines { for flag in line.flags { counts.add(flag.severity) } }
        self.init(name, counts: RiskSection.text(counts), lines.map { .line($0) })
    }

    private static func text(_ counts: FlagCounts) -> String {
        let severities = [RiskFlag.Severity.high, .warn, .info].filter { counts[$0] > 0 }
        if severities.count == 1 { return "\(counts[severities[0]])" }
        return severities.map { "\($0.mark) \(counts[$0]) \($0.name)" }.joined(separator: "  ")
    }
}
