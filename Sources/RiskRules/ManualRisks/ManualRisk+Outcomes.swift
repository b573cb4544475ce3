public import Market

extension ManualRisk {
    /// The item as flags: one of the region that it concerns, of every region where it concerns everybody, else one of
    /// each instrument; none while it does not count.
    ///
    /// - Parameter instruments: those that may be concerned.
    public func outcomes(
        at moment: Instant, among instruments: [Instrument], exposures: ExposureDirectory = .shared
    ) -> [RuleOutcome] {
        guard isActive(at: moment) else { return [] }
        let midnight = TimeZoneRule.utc.instant(start, TimeOfDay(0, 0))
        let words = source.isEmpty ? title : "\(title) (\(source))"
        let verdict = RuleOutcome.Verdict.raised(RaisedFlag(severity: severity, message: words, since: midnight))
        let regions: [Region] =
            switch scope {
            case .region(let region): [region]
            case .everything: Region.allCases
            case .symbols, .tag: []
            }
        guard regions.isEmpty else {
            return regions.map { RuleOutcome(origin: .manualRisk(id), subject: .region($0), verdict: verdict) }
        }
        return instruments.filter { $0.kind == .equity && concerns($0, exposures: exposures) }.map {
            RuleOutcome(origin: .manualRisk(id), subject: .instrument($0.symbol), verdict: verdict)
        }
    }
}
