/// What a stock's open can be worked out from before it takes place, and how well that went on past mornings.
package struct OpenBasis: Hashable, Sendable {
    /// How the open is worked out.
    package enum Method: Hashable, Sendable {
        /// The ADR's price less its usual premium, a fraction that is the median of so many common sessions.
        case adr(ParityPair, premium: Double, sessions: Int)
        /// The return of an index since the close that the last local session answered, times the stock's beta.
        case beta(Double, index: Symbol, since: DatedClose)
    }

    /// The session whose open it is.
    package var session: CalendarDate
    /// The last close before that session.
    package var reference: DatedClose
    /// How the open is worked out.
    package var method: Method
    /// How that went on the mornings before.
    package var record: OpenRecord

    /// Creates a basis.
    package init(session: CalendarDate, reference: DatedClose, method: Method, record: OpenRecord) {
        self.session = session
        self.reference = reference
        self.method = method
        self.record = record
    }
}

/// How far estimates of an open were off over the last mornings, against taking the last close for it.
package struct OpenRecord: Hashable, Sendable {
    /// The median of `|estimate / open - 1|`; nil without mornings.
    package var error: Double?
    /// The median of `|last close / open - 1|` over the same mornings.
    package var closeError: Double?
    /// How many mornings that is of, at most 60.
    package var mornings: Int

    /// Creates a record.
    package init(error: Double? = nil, closeError: Double? = nil, mornings: Int = 0) {
        self.error = error
        self.closeError = closeError
        self.mornings = mornings
    }

    /// Below this many mornings nothing can be said.
    package static let fewest = 20

    /// Whether the estimate came nearer than the last close did.
    package var isBetter: Bool {
        guard mornings >= OpenRecord.fewest, let error, let closeError else { return false }
        return error < closeError
    }
}
