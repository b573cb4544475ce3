/// The panes of the screen, in the order in which Tab goes through them.
enum MorningPane: Int, CaseIterable, Hashable, Sendable {
    /// New York overnight; by day and in the evening Asia's own markets.
    case markets
    /// What opens are expected at, and what they were.
    case opens
    /// The stocks of the user's lists.
    case mine
    /// Currencies, volatility and yields; before the open also the Asian markets that trade already.
    case money
    /// What is due.
    case due
    /// What was raised since.
    case new
}
