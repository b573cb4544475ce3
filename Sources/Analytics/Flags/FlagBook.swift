public import Market

/// The flags that need no rules (stale data, missing data, prices at or near a daily limit), kept up to date while
/// instruments change one by one.
///
/// Where half of a region's instruments or more have old or missing prices, one flag speaks for the region.
public struct FlagBook: Sendable {
    private struct Entry: Sendable {
        var issue: InstrumentIssue
        var flag: RiskFlag
        var place: Int?
    }

    private struct Tally: Sendable {
        let region: Region
        let members: Int
        var behind = 0
        var missing = 0

        var isCovering: Bool { behind > 1 && behind * 2 >= members }

        mutating func count(_ issue: InstrumentIssue, by step: Int) {
            guard issue.isAboutData else { return }
            behind += step
            if issue == .missing { missing += step }
        }
    }

    private var entries: [Symbol: Entry] = [:]
    private var tallies: [Tally] = []
    /// The flags of instruments that no region speaks for, in order, without what is pending.
    private var single: [RiskFlag] = []
    private var pending: Set<Symbol> = []
    private var covering: [Bool] = []
    /// The flags that speak for whole regions.
    private var regional: [RiskFlag] = []
    private var isDue = false

    /// Every flag, the worst first, as of the last `settle`.
    public private(set) var flags: [RiskFlag] = []
    /// The worst flag of each instrument that has one of its own, likewise.
    public private(set) var flagged: [Symbol: RiskFlag.Severity] = [:]

    /// Creates an empty book.
    public init() {}

    /// Takes the regions that may speak for their instruments, with how many each has. What was noted is forgotten.
    public mutating func arrange(_ regions: [(region: Region, members: Int)]) {
        self = FlagBook()
        tallies = regions.map { Tally(region: $0.region, members: $0.members) }
        covering = tallies.map { _ in false }
    }

    /// Takes a region's new number of instruments.
    public mutating func resize(_ place: Int, to members: Int) {
        let old = tallies[place]
        tallies[place] = Tally(region: old.region, members: members, behind: old.behind, missing: old.missing)
    }

    /// Takes an instrument's state anew; nil where it is gone.
    ///
    /// - Parameter place: which of the arranged regions it counts in.
    public mutating func note(_ state: InstrumentState?, of symbol: Symbol, in place: Int?) {
        let old = entries[symbol]
        let new = state.flatMap { state in
            InstrumentIssue(state).map { Entry(issue: $0, flag: DataFlags.flag($0, state), place: place) }
        }
        guard old != nil || new != nil else { return }
        if let old, let place = old.place { tallies[place].count(old.issue, by: -1) }
        if let new, let place { tallies[place].count(new.issue, by: 1) }
        if old?.flag == new?.flag && old?.place == new?.place { return }
        entries[symbol] = new
        pending.insert(symbol)
    }

    /// Brings `flags` up to date; what it costs grows with the flags, not with the instruments, and is nothing where
    /// nothing changed.
    public mutating func settle() {
        let now = tallies.map(\.isCovering)
        if now != covering {
            covering = now
            single = entries.values.filter(isSingle).map(\.flag).sorted(by: DataFlags.precedes)
            flagged = FlagBook.severities(of: single)
            isDue = true
        } else if !pending.isEmpty {
            mergePending()
        }
        pending = []
        let regional = tallies.filter(\.isCovering)
            .map { DataFlags.flag($0.region, behind: $0.behind, missing: $0.missing, of: $0.members) }
            .sorted(by: DataFlags.precedes)
        guard isDue || regional != self.regional else { return }
        isDue = false
        self.regional = regional
        flags = FlagBook.merged(single, regional)
    }

    private func isSingle(_ entry: Entry) -> Bool {
        guard let place = entry.place, entry.issue.isAboutData else { return true }
        return !covering[place]
    }

    private mutating func mergePending() {
        let fresh = pending.compactMap { entries[$0] }.filter(isSingle).map(\.flag)
        let touched = pending.filter { flagged[$0] != nil }
        let kept =
            touched.isEmpty
            ? single
            : single.filter { flag in
                guard case .instrument(let symbol) = flag.scope else { return true }
                return !touched.contains(symbol)
            }
        guard !touched.isEmpty || !fresh.isEmpty else { return }
        single = FlagBook.merged(kept, fresh.sorted(by: DataFlags.precedes))
        for symbol in touched { flagged[symbol] = nil }
        flagged.merge(FlagBook.severities(of: fresh)) { $1 }
        isDue = true
    }

    private static func severities(of flags: [RiskFlag]) -> [Symbol: RiskFlag.Severity] {
        var result: [Symbol: RiskFlag.Severity] = [:]
        for flag in flags {
            if case .instrument(let symbol) = flag.scope { result[symbol] = flag.severity }
        }
        return result
    }

    /// Two ordered lists as one.
    private static func merged(_ left: [RiskFlag], _ right: [RiskFlag]) -> [RiskFlag] {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        var result: [RiskFlag] = []
        result.reserveCapacity(left.count + right.count)
        var next = right.startIndex
        for flag in left {
            while next < right.endIndex, DataFlags.precedes(right[next], flag) {
                result.append(right[next])
                next += 1
            }
            result.append(flag)
        }
        result += right[next...]
        return result
    }
}
