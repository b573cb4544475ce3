import Market

/// What moved everything, every region and every segment on each day of the sample, in daily deviations.
struct SampleShocks: Sendable {
    private let first: CalendarDate
    private let world: [Double]
    private let regions: [Region: [Double]]
    private let segments: [String: [Double]]

    init(from first: CalendarDate, through last: CalendarDate, segments names: Set<String>, seed: UInt64) {
        self.first = first
        let days = (first.daysSince1970...last.daysSince1970).map { CalendarDate(daysSince1970: $0) }
        func walk(_ name: String) -> [Double] {
            var random = SeededRandom(seed: seed, name: name)
            return days.map { $0.weekday.isWeekend ? 0 : random.gaussian() }
        }
        world = zip(days, walk("world")).map { $1 + (SampleShocks.remembered[$0.description] ?? 0) }
        regions = Dictionary(uniqueKeysWithValues: Region.allCases.map { ($0, walk("region " + $0.code)) })
        segments = Dictionary(uniqueKeysWithValues: names.map { ($0, walk("segment " + $0)) })
    }

    /// The sum of what moved an instrument after one session and up to another, of deviation 1 for a single day.
    func move(of instrument: Instrument, after: CalendarDate, through: CalendarDate, own: Double) -> Double {
        let days = (after.daysSince1970 + 1 - first.daysSince1970)...(through.daysSince1970 - first.daysSince1970)
        let region = instrument.region.flatMap { regions[$0] }
        let segment = instrument.segment.flatMap { segments[$0] }
        var (worlds, others) = (0.0, 0.0)
        let loading = SampleShocks.loading(of: instrument)
        for day in days where world.indices.contains(day) {
            worlds += world[day]
            others += loading.region * (region?[day] ?? 0) + loading.segment * (segment?[day] ?? 0)
        }
        return loading.world * worlds + others + loading.own * own
    }

    /// Weights whose squares add up to 1. A dollar rate rises a little when shares fall, volatility much.
    private static func loading(
        of instrument: Instrument
    ) -> (world: Double, region: Double, segment: Double, own: Double) {
        if instrument.symbol == DeskMoney.volatility { return (-0.6, -0.55, 0, 0.581) }
        return switch instrument.kind {
        case .equity: (0.5, 0.45, 0.4, 0.6225)
        case .index: (0.6, 0.75, 0, 0.2784)
        case .fx: (-0.25, 0, 0, 0.9682)
        }
    }

    /// Days that everybody who follows the trade remembers.
    private static let remembered: [String: Double] = [
        "2024-08-02": -2.5, "2024-08-05": -6, "2024-08-06": 4, "2025-01-27": -3, "2025-04-03": -4, "2025-04-04": -5,
        "2025-04-07": -7, "2025-04-09": 6, "2025-04-10": 4, "2025-05-12": 3, "2025-11-20": -2,
    ]
}
