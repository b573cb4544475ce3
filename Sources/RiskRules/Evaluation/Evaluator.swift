import Market

/// Runs compiled rules on the market's data, for one subject after another.
///
/// A round of evaluation has one; what it looked up once, it keeps.
struct Evaluator {
    let data: RuleData
    /// How many of each region's instruments have old prices or none; counted on request if not cached.
    private let tallies: [Region: OtherRows.Tally]?
    /// The numbers of the subject that is evaluated.
    var own: [Double] = []
    /// The numbers of its region.
    private var regionRow: [Double] = []
    private(set) var subject: RuleSubject?
    private(set) var state: InstrumentState?
    private var groups: FigureGroups = []
    private var stack: [Double] = Array(repeating: 0, count: 64)
    private static let noRegion = [Double](repeating: .nan, count: RegionFigure.count)

    private(set) lazy var regionStates: [Region: RegionState] = Dictionary(
        data.regions().map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    private(set) lazy var basketStates: [String: BasketState] = Dictionary(
        data.baskets().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    private(set) lazy var weights: [String: [Symbol: Double]] = basketStates.mapValues { basket in
        Dictionary(basket.weights.map { ($0.symbol, $0.weight) }, uniquingKeysWith: { first, _ in first })
    }
    private(set) lazy var pairStates: [ParityState] = data.pairs()
    private(set) lazy var feedStates: [FeedStatus] = data.feeds()
    private var regionRows: [Region: [Double]] = [:]
    private var regionCorrelations: [RegionWindow: Double] = [:]
    private var regionReturns: [RegionPeriod: [Double]] = [:]

    private struct RegionWindow: Hashable {
        let region: Region
        let window: Int
    }

    private struct RegionPeriod: Hashable {
        let region: Region
        let period: Period
    }

    init(_ data: RuleData, tallies: [Region: OtherRows.Tally]? = nil) {
        self.data = data
        self.tallies = tallies
    }

    // MARK: Whom it is about

    /// Turns to an instrument.
    mutating func turn(to state: InstrumentState, _ groups: FigureGroups) {
        subject = .instrument(state.instrument.symbol)
        self.groups = groups
        if own.count != InstrumentFigure.count { own = [Double](repeating: .nan, count: InstrumentFigure.count) }
        InstrumentRow.fill(&own, state, groups, source)
        self.state = state
        regionRow = state.instrument.region.map { row(of: $0) } ?? Evaluator.noRegion
    }

    /// Turns to anything, or with nil to the market as a whole; false where it is not there.
    mutating func turn(to subject: RuleSubject?, _ groups: FigureGroups) -> Bool {
        guard let subject else {
            turnToMarket()
            return true
        }
        if case .instrument(let symbol) = subject {
            guard let state = data.state(symbol) else { return false }
            turn(to: state, groups)
            return true
        }
        state = nil
        regionRow = Evaluator.noRegion
        guard let row = row(of: subject) else { return false }
        own = row
        self.subject = subject
        return true
    }

    private mutating func turnToMarket() {
        subject = nil
        state = nil
        own = []
        regionRow = Evaluator.noRegion
    }

    private var source: InstrumentRow.Source {
        InstrumentRow.Source(
            now: data.now, today: { [now = data.now] in $0.zone.local(now).date }, rates: data.rates,
            facts: data.facts, targets: data.targets, events: data.events)
    }

    /// The numbers of whatever is not an instrument.
    mutating func row(of subject: RuleSubject) -> [Double]? {
        switch subject {
        case .instrument: nil
        case .region(let region): regionStates[region] == nil ? nil : row(of: region)
        case .basket(let id): basketStates[id].map(OtherRows.basket)
        case .pair(let foreign, let home):
            pairStates.first { $0.pair.foreign == foreign && $0.pair.home == home }.map(OtherRows.pair)
        case .feed(let name): feedStates.first { $0.feed == name }.map { OtherRows.feed($0, at: data.now) }
        }
    }

    mutating func row(of region: Region) -> [Double] {
        if let row = regionRows[region] { return row }
        let row = regionStates[region].map { state in
            OtherRows.region(state, tally: tally(of: state), index: state.index.flatMap(data.state))
        }
        regionRows[region] = row ?? Evaluator.noRegion
        return row ?? Evaluator.noRegion
    }

    private func tally(of region: RegionState) -> OtherRows.Tally {
        if let tallies { return tallies[region.region] ?? OtherRows.Tally() }
        var tally = OtherRows.Tally(members: region.members.count)
        for symbol in region.members {
            guard let state = data.state(symbol) else { continue }
            if state.price == nil { tally.missing += 1 }
            if state.price == nil || state.staleness.isBehind { tally.behind += 1 }
        }
        return tally
    }

    // MARK: Running

    /// The value of a part of a program for the present subject; NaN where it is unknown.
    ///
    /// - Parameter shared: the values of `sharedValues` for the same program.
    mutating func run(_ program: RuleProgram, _ range: Range<Int>, shared: [Double]) -> Double {
        var value = Double.nan
        withStack(of: program) { evaluator, code, stack in
            value = evaluator.walk(code, range, stack, program, shared)
        }
        return value
    }

    /// The values of some of a table's conditions for the present subject, one behind the other.
    mutating func run(
        _ program: RuleProgram, _ numbers: [Int], of conditions: [Range<Int>], shared: [Double],
        into values: inout [Double]
    ) {
        values.removeAll(keepingCapacity: true)
        withStack(of: program) { evaluator, code, stack in
            for number in numbers {
                values.append(evaluator.walk(code, conditions[number], stack, program, shared))
            }
        }
    }

    /// Takes the stack out of `self` while it is written to, so that nothing has to be checked or copied at every step.
    @inline(__always)
    private mutating func withStack(
        of program: RuleProgram,
        _ body: (inout Evaluator, UnsafeBufferPointer<Instruction>, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        var stack: [Double] = []
        swap(&stack, &self.stack)
        defer { swap(&stack, &self.stack) }
        if stack.count < program.stackSize { stack = Array(repeating: 0, count: program.stackSize) }
        program.code.withUnsafeBufferPointer { code in
            stack.withUnsafeMutableBufferPointer { stack in body(&self, code, stack) }
        }
    }

    @inline(__always)
    private mutating func walk(
        _ code: UnsafeBufferPointer<Instruction>, _ range: Range<Int>, _ stack: UnsafeMutableBufferPointer<Double>,
        _ program: RuleProgram, _ shared: [Double]
    ) -> Double {
        var top = -1
        var place = range.lowerBound
        while place < range.upperBound {
            let step = code[place]
            let index = Int(step.index)
            place += 1
            switch step.code {
            case .skip: place = index
            case .skipIfFalse: if stack[top] == 0 { place = index }
            case .skipIfTrue: if stack[top] == 1 { place = index }
            case .negate: stack[top] = -stack[top]
            case .not: stack[top] = 1 - stack[top]
            case .magnitude: stack[top] = stack[top].magnitude
            case .isKnown: stack[top] = stack[top].isNaN ? 0 : 1
            case .choose:
                let condition = stack[top - 2]
                stack[top - 2] = condition == 1 ? stack[top - 1] : condition == 0 ? stack[top] : .nan
                top -= 2
            case .literal, .own, .region, .shared, .text, .probe:
                top += 1
                stack[top] = load(step, index, program, shared)
            case .add, .subtract, .multiply, .divide, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual,
                .and, .or, .minimum, .maximum:
                stack[top - 1] = Evaluator.combine(step.code, stack[top - 1], stack[top])
                top -= 1
            }
        }
        return top >= 0 ? stack[top] : .nan
    }

    @inline(__always)
    private mutating func load(
        _ step: Instruction, _ index: Int, _ program: RuleProgram, _ shared: [Double]
    ) -> Double {
        switch step.code {
        case .own: own[index]
        case .region: regionRow[index]
        case .shared: shared[index]
        case .text: textNumber(program.texts[index])
        case .probe: value(of: program.probes[index], program, shared)
        case .literal, .negate, .not, .add, .subtract, .multiply, .divide, .less, .lessOrEqual, .greater,
            .greaterOrEqual,
            .equal, .notEqual, .and, .or, .choose, .magnitude, .minimum, .maximum, .isKnown, .skipIfFalse, .skipIfTrue,
            .skip:
            step.value
        }
    }

    /// What two values give. Unknown makes unknown, but for `false and` and `true or` (Kleene's logic); a division by
    /// zero, and whatever is beyond a double, is unknown.
    @inline(__always)
    private static func combine(_ code: Instruction.Code, _ left: Double, _ right: Double) -> Double {
        switch code {
        case .add: finite(left + right)
        case .subtract: finite(left - right)
        case .multiply: finite(left * right)
        case .divide: finite(left / right)
        case .and: left == 0 || right == 0 ? 0 : left * right
        case .or: left == 1 || right == 1 ? 1 : left + right
        case .less: known(left, right, left < right ? 1 : 0)
        case .lessOrEqual: known(left, right, left <= right ? 1 : 0)
        case .greater: known(left, right, left > right ? 1 : 0)
        case .greaterOrEqual: known(left, right, left >= right ? 1 : 0)
        case .equal: known(left, right, left == right ? 1 : 0)
        case .notEqual: known(left, right, left != right ? 1 : 0)
        case .minimum: known(left, right, min(left, right))
        case .maximum: known(left, right, max(left, right))
        // These take one value or three.
        case .literal, .own, .region, .text, .probe, .shared, .negate, .not, .choose, .magnitude, .isKnown,
            .skipIfFalse,
            .skipIfTrue, .skip:
            .nan
        }
    }

    /// A result of two values where both are known.
    @inline(__always)
    private static func known(_ left: Double, _ right: Double, _ result: Double) -> Double {
        left.isNaN || right.isNaN ? .nan : result
    }

    @inline(__always)
    private static func finite(_ value: Double) -> Double { value.isFinite ? value : .nan }

    // MARK: What is the same for all

    /// What a program's subjects have in common, each value after those that it may need.
    mutating func sharedValues(of program: RuleProgram) -> [Double] {
        guard !program.shared.isEmpty else { return [] }
        var values: [Double] = []
        values.reserveCapacity(program.shared.count)
        for probe in program.shared {
            if case .other(let target, let body) = probe {
                values.append(other(target, program, program.bodies[body], values))
            } else {
                values.append(value(of: probe))
            }
        }
        return values
    }

    private mutating func other(
        _ target: Target, _ program: RuleProgram, _ body: Range<Int>, _ shared: [Double]
    ) -> Double {
        visiting(target, program.dependencies.groups) { $0.run(program, body, shared: shared) } ?? .nan
    }

    /// Does something about another subject and comes back; nil where that one is not there.
    mutating func visiting<Result>(
        _ target: Target, _ groups: FigureGroups, _ body: (inout Evaluator) -> Result
    ) -> Result? {
        let (ownBefore, regionBefore, subjectBefore, stateBefore) = (own, regionRow, subject, state)
        defer { (own, regionRow, subject, state) = (ownBefore, regionBefore, subjectBefore, stateBefore) }
        own = []
        guard turn(to: target.subject, groups) else { return nil }
        return body(&self)
    }

    /// The known returns of a region's stocks over a period, in ascending order.
    mutating func returns(of region: Region, over period: Period) -> [Double] {
        let key = RegionPeriod(region: region, period: period)
        if let known = regionReturns[key] { return known }
        let returns = (regionStates[region]?.counted ?? []).compactMap { symbol -> Double? in
            guard let state = data.state(symbol), state.isCounted else { return nil }
            return state.local[period]
        }.sorted()
        regionReturns[key] = returns
        return returns
    }

    mutating func correlation(of region: Region, _ window: Int) -> Double {
        let key = RegionWindow(region: region, window: window)
        if let known = regionCorrelations[key] { return known }
        let members = regionStates[region]?.members.prefix(RegionCorrelation.most) ?? []
        let value = RegionCorrelation.mean(of: members.map { data.bars($0, window + 1) }, window: window) ?? .nan
        regionCorrelations[key] = value
        return value
    }
}

extension Target {
    var subject: RuleSubject {
        switch self {
        case .instrument(let symbol): .instrument(symbol)
        case .region(let region): .region(region)
        case .basket(let id): .basket(id)
        }
    }
}
