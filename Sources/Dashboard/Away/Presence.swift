import Market

/// When the user last looked at the screen, and how the market stood then.
///
/// A terminal that reports its focus says when it is looked at. All others show it by keys, by the mouse, and by a new
/// size or a redraw when a multiplexer attaches again.
struct Presence: Sendable {
    /// A look at the screen.
    struct Look: Sendable {
        /// The two clocks at that moment.
        let moment: Moment
        /// The market that was on screen; without prices before the first one was read.
        var snapshot: Snapshot
    }

    /// What shows that the user is there.
    enum Sign: Hashable {
        /// A key, a paste, the mouse.
        case typed
        /// The window has a new size, or its multiplexer attached again.
        case attached
        /// The terminal came to the front, or left it.
        case focused(Bool)
    }

    /// Looks that are less than this apart are one, in milliseconds.
    static let pause: Int64 = 600_000

    /// The last look.
    private(set) var last: Look
    /// The look before the last absence: what happened since is news.
    private(set) var since: Look
    /// Whether the terminal is in front; nil where it has never said so.
    private(set) var isFocused: Bool?

    init(_ moment: Moment, _ snapshot: Snapshot) {
        last = Look(moment: moment, snapshot: snapshot)
        since = last
    }

    /// Takes a sign in; returns whether the user comes back after a pause.
    ///
    /// While the terminal says that it is in front, keys may be far apart: the screen was looked at.
    mutating func take(_ sign: Sign, at moment: Moment, _ snapshot: Snapshot) -> Bool {
        let isAbsent = moment.wall.milliseconds(since: last.moment.wall) > Presence.pause
        let comesBack: Bool
        switch sign {
        case .typed: comesBack = isAbsent && isFocused != true
        case .attached: comesBack = isAbsent
        case .focused(let isThere):
            comesBack = isAbsent && isThere
            isFocused = isThere
        }
        if comesBack { since = last }
        last = Look(moment: moment, snapshot: snapshot.isHistorical ? last.snapshot : snapshot)
        return comesBack
    }

    /// Takes the first market in that has prices, where looks were made before it came.
    mutating func begin(with snapshot: Snapshot) {
        guard last.snapshot.version == 0 || since.snapshot.version == 0, !snapshot.isHistorical else { return }
        if last.snapshot.version == 0 { last.snapshot = snapshot }
        if since.snapshot.version == 0 { since.snapshot = snapshot }
    }

    /// Counts what happened from a moment on only: what is there at the very first look is not news.
    mutating func begin(at moment: Moment) {
        guard since.moment.market < moment.market else { return }
        since = Look(moment: moment, snapshot: since.snapshot)
    }
}
