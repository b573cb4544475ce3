public import Market
public import RiskRules
public import TextUI
public import Watchlists

/// What time it is: for the market and for the person at the screen, who differ while a demonstration runs faster.
public struct Moment: Hashable, Sendable {
    /// The market's time.
    public var market: Instant
    /// The person's time.
    public var wall: Instant

    /// Creates a moment.
    public init(market: Instant, wall: Instant) {
        self.market = market
        self.wall = wall
    }
}

/// Everything that can happen to the dashboard. Time arrives in messages; nothing else tells it.
public enum Message: Sendable {
    /// A key, a paste or a new size; what the mouse does where nothing is known of what stands there.
    case input(InputEvent, Moment)
    /// The mouse did something to what the frame that was painted last says stands there; nil: nothing does.
    case pointer(MouseEvent, Target?, Moment)
    /// The engine has something new.
    case snapshot(Snapshot, Moment)
    /// The bars of an instrument that is followed.
    case detail(InstrumentDetail, Moment)
    /// What is remembered of flags differs.
    case records(RiskRecords, Moment)
    /// Somebody edited the configuration.
    case configuration(ConfigurationEdit, Moment)
    /// The notes about a chipmaker, as they are now.
    case note(Symbol, Note, Moment)
    /// The person's own lists, as they are now.
    case watchlists([LoadedWatchlist], Moment)
    /// Something to be told at once.
    case alert(Alert, Moment)
    /// The moment the model asked for has come.
    case tick(Moment)
}

/// Something that a person should hear of now, whatever is on screen.
public struct Alert: Hashable, Sendable {
    /// What is said in the line above the keys; nil where nothing is.
    public var text: String?
    /// How bad it is.
    public var severity: RiskFlag.Severity
    /// Whether the bell rings.
    public var rings: Bool

    /// Creates an alert.
    public init(text: String?, severity: RiskFlag.Severity, rings: Bool) {
        self.text = text
        self.severity = severity
        self.rings = rings
    }
}

/// What the dashboard wants done that is not its own to do.
public enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Paint everything anew.
    case redraw
    /// Stop the program until the shell continues it.
    case suspend
    /// Have the mouse reported, or no longer.
    case mouse(Bool)
    /// Ring the bell.
    case bell
    /// Hand on the bars of these instruments, and of no others, from now on.
    case follow([Symbol])
    /// Open the notes about a chipmaker in the person's editor.
    case editNote(Symbol)
    /// Read the notes about a chipmaker.
    case readNote(Symbol)
    /// Do something about flags or watch items.
    case risk(RiskOrder)
    /// Keep the value of a setting in the configuration's file.
    case save(ConfigurationKey, String)
    /// Use a configuration whose theme has to be read; the answer is a message.
    case configure(Configuration)
    /// Show the market as it was known at a moment; nil: as it is now.
    case asOf(Instant?)
    /// Do something about the person's own lists.
    case watchlist(WatchlistOrder)
}
