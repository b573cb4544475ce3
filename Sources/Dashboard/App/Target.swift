public import Market
public import RiskRules

/// Something on screen that one can point at.
///
/// It names the thing, not its place on screen: until a press arrives another market may have moved the rows.
public enum Target: Hashable, Sendable {
    /// A row of the present view: its number when it was drawn, and what it was about.
    case row(Int, identity: String?)
    /// A stock's row in a region's pane of the board.
    case member(Symbol, pane: Int)
    /// A region's pane of the board, beside its rows.
    case pane(Int)
    /// A heading that sorts.
    case heading(SortHeading)
    /// A command, such as one in the key bar, or a tab.
    case command(CommandID)
    /// A part of the way to here: how many places of it stay.
    case crumb(Int)
    /// A region's line in the ranking.
    case region(Region)
    /// An instrument, by its page.
    case stock(Symbol)
    /// A raised flag.
    case flag(FlagKey)
    /// A statement of a thesis.
    case statement(thesis: String, id: String)
    /// One of the user's own lists, by its identifier.
    case list(String)
    /// A row of what lies over the view: a candidate of the command line, a theme, a line of the menu.
    case choice(Int)
}

/// A heading that sorts, in a pane of the board or on a page.
public struct SortHeading: Hashable, Sendable {
    let order: SortOrder
    /// The pane of the board; nil on a page of its own.
    let pane: Int?
}
