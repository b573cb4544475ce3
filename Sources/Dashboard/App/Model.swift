public import Market
public import RiskRules
public import TextUI
public import ThemeCatalog
public import Watchlists

/// Everything the screen depends on.
public struct Model: Sendable {
    /// What the user may set before the dashboard starts.
    public struct Options: Sendable {
        /// The colours.
        public var theme: Theme
        /// What is shown and how.
        public var configuration: Configuration
        /// Why a part of the configuration is not used.
        public var configurationProblem: String?
        /// What raises flags, for those who ask why.
        public var rules: RuleSet
        /// The theses, likewise.
        public var theses: [Thesis]
        /// The user's own lists; those that are read later come in a message.
        public var watchlists: [LoadedWatchlist] = []
        /// Whether the morning's screen may be the first one: where no view was chosen, and Asia is closed or about to
        /// open.
        package var mayOpenMorning = false
        /// Whether the terminal shows ASCII only: names in other scripts are left out then.
        public var isASCII: Bool

        /// Creates options.
        public init(
            theme: Theme, configuration: Configuration = Configuration(), configurationProblem: String? = nil,
            rules: RuleSet = .shipped, theses: [Thesis] = ThesisFile.shipped, isASCII: Bool = false
        ) {
            self.theme = theme
            self.configuration = configuration
            self.configurationProblem = configurationProblem
            self.rules = rules
            self.theses = theses
            self.isASCII = isASCII
        }
    }

    /// The window's size.
    public var size: Size
    /// The colours.
    public var theme: Theme
    /// What the user has set up: the last good one.
    public internal(set) var configuration: Configuration
    /// Why a part of it, or its last edit, is not used.
    var configurationProblem: String?
    /// Which keys do what.
    var keys: KeyMap
    /// What time it is.
    public var now: Moment
    /// The market as it is on screen.
    public var snapshot: Snapshot
    /// How old the newest price of all is.
    var age: DataAge?
    /// The bars of the instruments that are followed.
    public internal(set) var details: [Symbol: InstrumentDetail] = [:]
    /// What is remembered of flags, and what was entered by hand.
    public internal(set) var records = RiskRecords()
    /// What bars tell of the weeks before the moment shown.
    var past = RiskPast()
    /// The flags that are shown.
    var flags = ShownFlags()
    /// What raises flags.
    let rules: RuleSet
    /// The views of the market that can fail.
    let theses: [Thesis]
    /// The user's own lists, in the order of their names.
    var watchlists: [LoadedWatchlist] = []
    /// What the user wrote about stocks, as far as it was asked for.
    var notes: [Symbol: Note] = [:]
    /// The alert being shown and when it expires, on the user's clock.
    var alert: (alert: Alert, until: Instant)?
    /// The newest market while the screen is paused.
    var pending: Snapshot?
    /// The newest market while it is too early to show it.
    var waiting: Snapshot?
    /// When the figures on screen and those before them were shown, on the user's clock.
    var refreshedAt: Instant?
    /// See `refreshedAt`.
    var formerRefresh: Instant?
    /// When the user last looked.
    var presence: Presence
    /// What changed and has not been on screen since.
    var unseen = Unseen()
    /// What takes back what was done about flags, the last step last.
    var undoes: [RiskUndo] = []
    /// The message about the last key.
    var feedback: Feedback?
    /// The count that is typed before a key.
    var count: Int?
    /// Whether the mouse does anything.
    public internal(set) var isMouseOn: Bool
    /// Whether the screen stands still.
    var isPaused = false
    /// Whether a changed price is marked for a moment.
    var marksChanges: Bool
    /// When the newest marks end, on the user's clock.
    var marksEnd: Instant?
    /// The way to where one is.
    var journey: Journey
    /// What was looked at last in every region.
    var focus = Focus()
    /// What was chosen on each screen.
    var states: [View: any ScreenState] = [:]
    /// What the screen that is shown prepared.
    var content: (any Sendable)?
    /// Where one is in each place's list.
    var lists: [Place: ListState] = [:]
    /// The searches, by the places whose rows they look through.
    var finds: [Place: Find] = [:]
    /// What lies over the screen, the topmost last.
    var layers: [any Layer] = []
    /// What was typed into the command line before.
    var commandHistory: [String] = []
    /// The names to look through.
    var searchIndex = SearchIndex()
    /// What was chosen for charts.
    var chart = ChartSettings()
    /// What was chosen for all screens.
    var shown: Shown
    /// The schemes to choose colours from; nil before they are requested.
    var schemes: [Scheme]?
    /// Whether names in scripts that ASCII lacks are left out.
    let isASCII: Bool

    /// Milliseconds that an alert is shown.
    static let alertDuration: Int64 = 12_000

    /// Milliseconds that a changed price stays marked.
    static let markDuration: Int64 = 700

    /// Creates a model that waits for its first snapshot.
    public init(size: Size, now: Moment, options: Options) {
        self.size = size
        self.now = now
        theme = options.theme
        configuration = options.configuration
        configurationProblem = options.configurationProblem
        keys = KeyMap(options.configuration.keys)
        marksChanges = options.configuration.marksChanges
        isMouseOn = options.configuration.usesMouse
        snapshot = Snapshot(asOf: now.market, condition: .loading)
        presence = Presence(now, snapshot)
        shown = Shown(period: configuration.period, currency: configuration.currency)
        let isMorning =
            options.mayOpenMorning
            && MorningDay.isMorning(configuration.clock.exchange, snapshot.calendars, now.market)
        journey = Journey(Place(isMorning ? .morning : configuration.view))
        rules = options.rules
        theses = options.theses
        isASCII = options.isASCII
        watchlists = options.watchlists
        prepareScreen()
    }

    /// When the screen will differ though nothing happens, on the user's clock: a mark ends, or a minute does.
    public var nextTick: Instant {
        let minute = now.wall.advanced(milliseconds: 60_000 - ((now.market.milliseconds % 60_000) + 60_000) % 60_000)
        return [marksEnd, alert?.until, feedback?.until, nextRefresh].compactMap(\.self).reduce(minute, min)
    }

    /// The market's time that the screen shows: the present, or the moment one looks back to.
    var displayedMoment: Instant { snapshot.isHistorical ? snapshot.asOf : now.market }

    /// Whether something has to be said in the line above the keys.
    var hasNotice: Bool {
        snapshot.condition.fault != nil || alert != nil || configurationProblem != nil || records.fault != nil
    }

    /// A region's name in its own script, empty where it has none or the screen cannot show it.
    func nativeName(of region: Region) -> String { isASCII ? "" : region.shownNote ?? "" }

    /// The smallest window that shows more than the word that it is too small.
    package static let smallest = BoardLayout.smallest

    /// Whether a window shows more than that.
    package static func fits(_ size: Size) -> Bool { BoardLayout.fits(size) }
}
