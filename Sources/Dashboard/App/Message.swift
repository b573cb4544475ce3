public import Market
public import RiskRules
public import TextUI
public import Watchlists

/// What time it is: for the market and for the user; they differ while a demonstration runs faster.
public struct Moment: Hashable, Sendable {
    /// The market's time.
    public var market: Instant
    /// The user's time.
    public var wall: Instant

    /// Creates a moment.
    public init(market: Instant, wall: Instant) {
        self.market = market
        self.wall = wall
    }
}

/// Everything that can happen to the dashboard. Time arrives in messages; nothing else tells it.
public enum Message: Sendable {
    /// A key, a paste or a new size; what the mouse does where no target was drawn.
    case input(InputEvent, Moment)
    /// A mouse event with the target of the last painted frame; nil: none.
    case pointer(MouseEvent, Target?, Moment)
    /// The engine has something new.
    case snapshot(Snapshot, Moment)
    /// The bars of an instrument that is followed.
    case detail(InstrumentDetail, Moment)
    /// What is remembered of flags differs.
    case records(RiskRecords, Moment)
    /// What bars tell of the weeks before.
    case past(RiskPast, Moment)
    /// The configuration was edited.
    case configuration(ConfigurationEdit, Moment)
    /// The notes about a stock, as they are now.
    case note(Symbol, Note, Moment)
    /// The user's own lists, as they are now.
    case watchlists([LoadedWatchlist], Moment)
    /// Something to be told at once.
    case alert(Alert, Moment)
    /// The moment the model asked for has come.
    case tick(Moment)
}

/// An alert to show now, whatever is on screen.
public struct Alert: Hashable, Sendable {
    /// What the line above the keys shows; nil for nothing.
    public var text: String?
    /// How bad it is.
    public var severity: RiskFlag.Severity
    /// Whether the bell rings.
    public var rings: Bool
    /// The flag it speaks of, the worst of several; nil where it speaks of none.
    public var flag: FlagKey?

    /// Creates an alert.
    public init(text: String?, severity: RiskFlag.Severity, rings: Bool, flag: FlagKey? = nil) {
        self.text = text
        self.severity = severity
        self.rings = rings
        self.flag = flag
    }
}

/// What the dashboard wants done that is not its own to do.
public enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Paint everything again.
    case redraw
    /// Stop the program until the shell continues it.
    case suspend
    /// Have the mouse reported, or no longer.
    case mouse(Bool)
    /// Ring the bell.
    case bell
    /// Hand on the bars of these instruments, and of no others, from now on.
    case follow([Symbol])
    /// Open the notes about a stock in the user's editor.
    case editNote(Symbol)
    /// Read the notes about a stock.
    case readNote(Symbol)
    /// Do something about flags or manual risks.
    case risk(RiskOrder)
    /// Keep the value of a setting in the configuration's file.
    case save(ConfigurationKey, String)
    /// Use a configuration whose theme has to be read; the answer is a message.
    case configure(Configuration)
    /// Show the market as it was known at a moment; nil: as it is now.
    case asOf(Instant?)
    /// Do something about the user's own lists.
    case watchlist(WatchlistOrder)
}
