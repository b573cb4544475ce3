import Market

/// Returns by period.
struct ReturnsEntry: Encodable {
    @OrNull var day: Double?
    @OrNull var week: Double?
    @OrNull var month: Double?
    @OrNull var threeMonths: Double?
    @OrNull var ytd: Double?
    @OrNull var year: Double?
    @OrNull var sinceListing: Double?

    init(_ value: (Period) -> Double?) {
        day = value(.day)
        week = value(.week)
        month = value(.month)
        threeMonths = value(.threeMonths)
        ytd = value(.yearToDate)
        year = value(.year)
        sinceListing = value(.sinceListing)
    }

    init(_ returns: PeriodReturns) {
        self.init { returns[$0] }
    }
}

/// Local returns by period, the same under `local`, and those in US dollars under `usd`.
struct BothReturnsEntry: Encodable {
    let local: ReturnsEntry
    let usd: ReturnsEntry

    init(local: PeriodReturns, usd: PeriodReturns) {
        self.local = ReturnsEntry(local)
        self.usd = ReturnsEntry(usd)
    }

    private enum CodingKeys: String, CodingKey {
        case local, usd
    }

    func encode(to encoder: any Encoder) throws {
        try local.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(local, forKey: .local)
        try container.encode(usd, forKey: .usd)
    }
}
