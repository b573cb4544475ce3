public import Market

/// What a compiled rule reads, and so what has to change before it can say something else.
public struct RuleDependencies: Hashable, Sendable {
    /// Whether it reads the subject itself: its state, facts, targets, events or parity.
    public private(set) var readsSubject = false
    /// Whether it reads closes of sessions that are over.
    public private(set) var readsHistory = false
    /// Whether it reads how much of a basket an instrument is.
    public private(set) var readsWeights = false
    /// Whether the mere passing of time changes it.
    public private(set) var readsTime = false
    /// Whether another date changes it.
    public private(set) var readsDate = false
    /// Whether it reads rates by themselves.
    public private(set) var readsRates = false
    /// Whether it counts raised flags.
    public private(set) var readsFlags = false
    /// The symbols it names.
    public private(set) var symbols: Set<Symbol> = []
    /// The regions it names.
    public private(set) var regions: Set<Region> = []
    /// The baskets it names.
    public private(set) var baskets: Set<String> = []
    /// The exposure tags whose instruments it reads.
    public private(set) var tags: Set<ExposureTag> = []
    /// Which numbers of the instrument's own region it reads, one bit each.
    private(set) var regionFigures: UInt64 = 0
    /// Which parts of an instrument's row have to be filled.
    private(set) var groups: FigureGroups = []

    init() {}

    /// Whether it reads the region of the instrument it speaks about.
    public var readsOwnRegion: Bool { regionFigures != 0 }
}

/// The parts of an instrument's row that cost a look somewhere else.
struct FigureGroups: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let knowledge = FigureGroups(rawValue: 1)
    static let events = FigureGroups(rawValue: 2)
}

extension RuleDependencies {
    mutating func noteOwn(_ place: Int, in scope: RuleScope, isInsideOf: Bool) {
        if !isInsideOf { readsSubject = true }
        switch scope {
        case .instrument:
            guard let figure = InstrumentFigure(rawValue: place) else { return }
            if figure.isKnowledge { groups.insert(.knowledge) }
            if figure.isEvent { groups.insert(.events) }
            if figure.changesWithTime { readsTime = true }
            if figure.changesWithDate { readsDate = true }
        case .feed:
            if place == FeedFigure.age.rawValue { readsTime = true }
        case .region, .basket, .pair, .market: break
        }
    }

    mutating func noteRegion(_ place: Int, isInsideOf: Bool) {
        if isInsideOf {
            regions.formUnion(Region.allCases)
        } else {
            regionFigures |= 1 << UInt64(min(place, 63))
        }
    }

    mutating func noteText(isInsideOf: Bool) {
        if !isInsideOf { readsSubject = true }
    }

    mutating func note(_ probe: Probe, isInsideOf: Bool) {
        if !isInsideOf { readsSubject = true }
        if probe.readsBars { readsHistory = true }
        switch probe {
        case .movement(_, let symbol, _): symbols.insert(symbol)
        case .weight(let basket):
            baskets.insert(basket)
            readsWeights = true
        case .daysTo: readsDate = true
        // Its region's mean moves with any of its members.
        case .regionRank(let period): noteRegion(RegionFigure.place(of: period, .meanLocal), isInsideOf: isInsideOf)
        case .window, .fact, .premium, .percentile, .isTagged, .regionCorrelation, .ownScore, .ownPercentile, .crossed,
            .members:
            break
        }
    }

    mutating func note(_ probe: SharedProbe) {
        switch probe {
        case .spread(let first, let second, _, _):
            for case .symbol(let symbol) in [first, second] { symbols.insert(symbol) }
            for case .basket(let id) in [first, second] { baskets.insert(id) }
        case .currencyChange(let currency, _), .rate(let currency):
            readsRates = true
            if let symbol = currency.dollarRateSymbol { symbols.insert(symbol) }
        case .shareUp(let named, _): symbols.formUnion(named)
        case .tagShareUp(let tag, _):
            if let tag = ExposureTag(rawValue: tag) { tags.insert(tag) }
        case .flags: readsFlags = true
        case .other(let target, _): note(target)
        }
    }

    mutating func note(_ target: Target) {
        switch target {
        case .instrument(let symbol): symbols.insert(symbol)
        case .region(let region): regions.insert(region)
        case .basket(let id): baskets.insert(id)
        }
    }

    /// Both together.
    func union(_ other: RuleDependencies) -> RuleDependencies {
        var result = self
        result.readsSubject = readsSubject || other.readsSubject
        result.readsHistory = readsHistory || other.readsHistory
        result.readsWeights = readsWeights || other.readsWeights
        result.readsTime = readsTime || other.readsTime
        result.readsDate = readsDate || other.readsDate
        result.readsRates = readsRates || other.readsRates
        result.readsFlags = readsFlags || other.readsFlags
        result.symbols.formUnion(other.symbols)
        result.regions.formUnion(other.regions)
        result.baskets.formUnion(other.baskets)
        result.tags.formUnion(other.tags)
        result.regionFigures |= other.regionFigures
        result.groups.formUnion(other.groups)
        return result
    }
}
