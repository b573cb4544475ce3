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

    /// The market of the newest day among the last 250: `calm`, `elevated`, `high` or `extreme`; null where too little
    /// is known.
    @OrNull var level: String?
    /// The mean return of the stocks of that day, and the share of days that moved no further; null likewise.
    @OrNull var move: Double?
    @OrNull var percentile: Double?
    let regions: [RegionCounts]
    /// Judgements over all rules and everybody they speak about; null where no rule was asked.
    @OrNull var raised: Int?
    @OrNull var clear: Int?
    @OrNull var unknown: Int?

    init(_ snapshot: Snapshot) {
        let rollUp = RiskRollUp(snapshot.flags, in: snapshot.instruments)
        (level, move, percentile) = (
            snapshot.stress?.level.name, snapshot.stress?.move, snapshot.stress?.percentile
        )
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
