public import Market

/// How often something was raised, and what followed.
public struct RuleRecord: Hashable, Sendable {
    /// What followed after a number of sessions.
    public struct Horizon: Hashable, Sendable {
        /// After how many sessions.
        public let sessions: Int
        /// The returns against the others, as fractions, in ascending order.
        public let returns: [Double]

        /// How many returns are known.
        public var count: Int { returns.count }

        /// The middle return; nil without any.
        public var median: Double? {
            guard !returns.isEmpty else { return nil }
            let middle = returns.count / 2
            return returns.count % 2 == 1 ? returns[middle] : (returns[middle - 1] + returns[middle]) / 2
        }

        /// The share of returns above zero; nil without any.
        public var positive: Double? {
            returns.isEmpty ? nil : Double(returns.count { $0 > 0 }) / Double(returns.count)
        }

        /// Creates what followed.
        public init(sessions: Int, returns: [Double]) {
            self.sessions = sessions
            self.returns = returns.sorted()
        }
    }

    /// How often it was raised.
    public let raised: Int
    /// What followed, the shortest horizon first.
    public let horizons: [Horizon]

    /// Creates a record.
    public init(raised: Int, horizons: [Horizon]) {
        self.raised = raised
        self.horizons = horizons
    }
}

/// A flag that was raised on a date, and what followed.
public struct FlagRaising: Hashable, Sendable {
    /// Which flag.
    public let key: FlagKey
    /// The date that was gone through.
    public let date: CalendarDate
    /// The session it is about.
    public let session: CalendarDate
    /// The returns against the others by horizon, as fractions; nil where unknown.
    public var returns: [Double?] = []

    /// Creates a raising of which nothing is known yet.
    public init(key: FlagKey, date: CalendarDate, session: CalendarDate) {
        self.key = key
        self.date = date
        self.session = session
    }
}

/// The records of rules and conditions over a stretch of time.
public struct RuleRecords: Hashable, Sendable {
    /// The first date that was gone through: what was raised there is not counted, since it may be older.
    public let first: CalendarDate
    /// The last one.
    public let last: CalendarDate
    /// Every flag that was raised, by date.
    public let raisings: [FlagRaising]
    /// Of each rule that was raised.
    public let rules: [String: RuleRecord]
    /// Of each condition that was breached.
    public let conditions: [StatementKey: RuleRecord]

    private let horizons: [Int]

    /// Creates records from what was raised.
    ///
    /// - Parameters:
    ///   - raisings: with their returns.
    ///   - breaches: the returns after each breach of a condition.
    ///   - horizons: the sessions that the returns are over.
    public init(
        from first: CalendarDate, through last: CalendarDate, raisings: [FlagRaising],
        breaches: [StatementKey: [[Double?]]], horizons: [Int]
    ) {
        self.init(
            from: first, through: last, raisings: raisings,
            conditions: breaches.mapValues { RuleRecord($0, horizons: horizons) }, horizons: horizons)
    }

    private init(
        from first: CalendarDate, through last: CalendarDate, raisings: [FlagRaising],
        conditions: [StatementKey: RuleRecord], horizons: [Int]
    ) {
        (self.first, self.last, self.raisings) = (first, last, raisings)
        (self.conditions, self.horizons) = (conditions, horizons)
        rules = Dictionary(grouping: raisings, by: \.key.rule).mapValues {
            RuleRecord($0.map(\.returns), horizons: horizons)
        }
    }

    /// The records of some flags only.
    public func filtered(_ isIncluded: (FlagKey) -> Bool) -> RuleRecords {
        RuleRecords(
            from: first, through: last, raisings: raisings.filter { isIncluded($0.key) }, conditions: conditions,
            horizons: horizons)
    }
}

extension RuleRecord {
    fileprivate init(_ returns: [[Double?]], horizons: [Int]) {
        self.init(
            raised: returns.count,
            horizons: horizons.enumerated().map { place, sessions in
                Horizon(
                    sessions: sessions, returns: returns.compactMap { $0.indices.contains(place) ? $0[place] : nil })
            })
    }
}
