public import Market
public import ThemeCatalog
public import Watchlists

/// Everything the user may choose in `config.yaml`; `ConfigurationSetting.all` explains each key.
public struct Configuration: Hashable, Sendable {
    /// The name or path of a theme; nil: the one that suits the terminal.
    public var theme: String?
    /// Which colours rising and falling prices have.
    public var marketColors = MarketColors.greenUp
    /// How many colours.
    public var colors = ColorChoice.automatic
    /// Whether everything is drawn with ASCII.
    public var isASCII = false
    /// The view shown first.
    public var view = View.board
    /// The span of returns shown first.
    public var period = Period.yearToDate
    /// The spans that the period's key goes through, in order.
    public var periods = Period.allCases
    /// The currency of returns shown first.
    public var currency = ReturnCurrency.local
    /// Whose time the header shows.
    public var clock = HomeClock.taipei
    /// In which language stocks are named.
    public var names = NameStyle.both
    /// How numbers are written.
    public var numbers = NumberFormat.comma
    /// Whether a changed price is marked for a moment.
    public var marksChanges = true
    /// Whether the mouse does anything at the start. Where it is reported to a program the terminal's own selection is had
    /// with Shift.
    public var usesMouse = true
    /// Milliseconds between two changes of the figures on screen at least.
    public var refresh: Int64 = 0
    /// The columns of a pane's rows from left to right.
    public var columns = ColumnSet.board.columns
    /// Those of the valuations.
    public var valuationColumns = ColumnSet.valuation.columns
    /// Those of a stock's peers.
    public var peerColumns = ColumnSet.peers.columns
    /// The panes beside the regions from top to bottom.
    public var panes = BoardPane.standard
    /// What is different in windows of a size.
    public var layout: [SizeClass: BoardShape] = [:]
    /// Which keys do what.
    public var keys = KeyChoices()

    /// What there is without a file.
    public init() {}

    /// The columns of rows in a window so wide.
    func columns(atWidth width: Int) -> [Column] { layout[SizeClass(width: width)]?.columns ?? columns }

    /// The panes beside the regions in a window so wide.
    func panes(atWidth width: Int) -> [BoardPane] { layout[SizeClass(width: width)]?.panes ?? panes }
}

/// How many colours.
public enum ColorChoice: String, CaseIterable, Hashable, Sendable {
    /// As many as the terminal can show.
    case automatic = "auto"
    /// Exact ones.
    case truecolor
    /// The entries of a palette of 256.
    case palette256 = "256"
    /// The terminal's own sixteen.
    case palette16 = "16"
    /// No colours.
    case none
}

/// How wide a window is.
public enum SizeClass: String, CaseIterable, Hashable, Sendable {
    /// Less than 100 columns: one pane open at a time.
    case narrow
    /// Less than 144: all panes open, and a band below them where it is high enough.
    case medium
    /// Less than 230: a column of panes at the right.
    case wide
    /// From 230: as on a wall.
    case wall

    /// The class of a window with so many columns.
    public init(width: Int) {
        self = width < 100 ? .narrow : width < 144 ? .medium : width < 230 ? .wide : .wall
    }
}

/// What of the board is different at a size; nil: as everywhere.
public struct BoardShape: Hashable, Sendable {
    /// The columns of rows.
    public var columns: [Column]?
    /// The panes beside the regions.
    public var panes: [BoardPane]?

    /// Creates a shape.
    public init(columns: [Column]? = nil, panes: [BoardPane]? = nil) {
        self.columns = columns
        self.panes = panes
    }
}

/// A pane of the board beside those of the regions.
public enum BoardPane: String, CaseIterable, Hashable, Sendable {
    /// The comparison's history.
    case rotation
    /// Which region leads.
    case lead
    /// Currencies, volatility and yields.
    case money
    /// Raised flags.
    case flags
    /// The theses.
    case thesis

    /// The panes as they ship.
    public static let standard = allCases
}
