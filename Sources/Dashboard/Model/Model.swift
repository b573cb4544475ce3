public import Market
public import TextUI
public import ThemeCatalog

/// Everything the screen depends on.
public struct Model: Sendable {
    /// What a person may set before the dashboard starts.
    public struct Options: Sendable {
        /// The colours.
        public var theme: Theme
        /// Whether a changed price is marked for a moment.
        public var marksChanges: Bool
        /// The span of the returns shown first.
        public var period: Period
        /// The currency of the returns shown first.
        public var currency: ReturnCurrency
        /// The view shown first.
        public var view: View
        /// Whether the terminal shows ASCII only: names in other scripts are left out then.
        public var isASCII: Bool

        /// Creates options.
        public init(
            theme: Theme, marksChanges: Bool = true, period: Period = .yearToDate, currency: ReturnCurrency = .local,
            view: View = .board, isASCII: Bool = false
        ) {
            self.theme = theme
            self.marksChanges = marksChanges
            self.period = period
            self.currency = currency
            self.view = view
            self.isASCII = isASCII
        }
    }

    /// The window's size.
    public var size: Size
    /// The colours.
    public var theme: Theme
    /// What time it is.
    public var now: Moment
    /// The market as it is on screen.
    public var snapshot: Snapshot
    /// The newest market while the screen is paused.
    var pending: Snapshot?
    /// Whether the screen stands still.
    var isPaused = false
    /// Whether a changed price is marked for a moment.
    var marksChanges: Bool
    /// When the newest marks end, on the person's clock.
    var marksEnd: Instant?
    /// Which view is shown.
    public internal(set) var view: View
    /// What was chosen in the views beside the board.
    var choices = ViewChoices()
    /// What the present view prepared.
    var viewData: (any ViewData)?
    /// What lies over the view.
    var overlay: Overlay?
    /// The search, while there is one.
    var find = FindState()
    /// The board.
    var board: BoardState
    /// The schemes to choose colours from; nil: nobody has asked for them.
    var schemes: [Scheme]?
    /// Whether names in scripts that ASCII lacks are left out.
    let isASCII: Bool

    /// What lies over the view.
    enum Overlay: Hashable, Sendable {
        case help(scroll: Int)
        case themes(ThemeChooser)
    }

    /// Milliseconds that a changed price stays marked.
    static let markDuration: Int64 = 700

    /// Creates a model that waits for its first snapshot.
    public init(size: Size, now: Moment, options: Options) {
        self.size = size
        self.now = now
        theme = options.theme
        marksChanges = options.marksChanges
        snapshot = Snapshot(asOf: now.market, condition: .loading)
        board = BoardState(period: options.period, currency: options.currency)
        view = options.view
        isASCII = options.isASCII
        prepareView()
    }

    /// When the screen will differ though nothing happens, on the person's clock: a mark ends, or a minute does.
    public var nextTick: Instant {
        let minute = now.wall.advanced(milliseconds: 60_000 - ((now.market.milliseconds % 60_000) + 60_000) % 60_000)
        return marksEnd.map { min($0, minute) } ?? minute
    }

    /// A region's name in its own script, empty where it has none or the screen cannot show it.
    func nativeName(of region: Region) -> String { isASCII ? "" : region.nativeName ?? "" }
}
