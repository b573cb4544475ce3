import Market
import RiskRules

/// What the flags come to: the state over all and of each region, and how much could not be told.
struct RiskEntryDocument: Encodable {
    /// One region.
    struct RegionCounts: Encodable {
        let region: String
        let level: String
        let high: Int
        let warn: Int
        let info: Int
    }

    /// `calm`, `watchful`, `strained` or `severe`.
    let level: String
    let regions: [RegionCounts]
    /// Judgements over all rules and everybody they speak about; null where no rule was asked.
    @OrNull var raised: Int?
    @OrNull var clear: Int?
    @OrNull var unknown: Int?

    init(_ snapshot: Snapshot) {
        let rollUp = RiskRollUp(snapshot.flags, in: snapshot.instruments)
        level = rollUp.level.name
        regions = snapshot.regions.map(\.region).map { region in
            let counts = rollUp.regions[region] ?? FlagCounts([])
            return RegionCounts(
                region: region.code, level: rollUp.level(of: region).name, high: counts[.high], warn: counts[.warn],
                info: counts[.info])
        }
        raised = snapshot.ruleCounts?.raised
        clear = snapshot.ruleCounts?.clear
        unknown = snapshot.ruleCounts?.unknown
    }
}
