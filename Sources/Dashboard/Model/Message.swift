public import Market
public import TextUI

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
    /// A key, a paste or a new size.
    case input(InputEvent, Moment)
    /// The engine has something new.
    case snapshot(Snapshot, Moment)
    /// The moment the model asked for has come.
    case tick(Moment)
}

/// What the dashboard wants done that is not its own to do.
public enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Paint everything anew.
    case redraw
    /// Stop the program until the shell continues it.
    case suspend
}
