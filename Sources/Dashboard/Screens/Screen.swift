import Market
import RiskRules
import TextUI
import Watchlists

/// One of the program's screens: what was chosen on it, what it prepares, what it does and how it is drawn.
///
/// A screen is a folder with a type of this kind, and a line in `View.screen`. Everything that is its own stands in that
/// folder: nothing outside asks which screen is shown.
protocol Screen: SendableMetatype {
    /// What was chosen on the screen; kept when one leaves it and comes back.
    associatedtype State: ScreenState = NoState
    /// What is worked out once and only read by frames.
    associatedtype Content: Sendable = Void

    /// Which view it is.
    static var view: View { get }

    /// Its key and its description.
    static var entry: ScreenEntry { get }

    /// What can be done on it, beside what can be done everywhere.
    static var commands: [Command] { get }

    /// Works out what the screen shows and is too much work for every frame; called in `update` only while the screen
    /// is shown, when the market, the window or a choice has changed.
    ///
    /// - Returns: nil where there is nothing to show.
    static func prepare(_ model: Model) -> Content?

    /// The screen of a model, with what `prepare` made of it.
    init(model: Model, content: Content?)

    // MARK: What is on it

    /// Whether there is anything that the cursor can stand on.
    var hasRows: Bool { get }

    /// Whether any row leads deeper.
    var opensRows: Bool { get }

    /// The stock that the cursor is on.
    var selectedSymbol: Symbol? { get }

    /// The stocks on screen, the most important first.
    var visibleSymbols: [Symbol] { get }

    /// The flags whose own lines are on screen.
    var visibleFlags: [FlagKey] { get }

    /// The columns of rows that are on screen.
    var shownColumns: [Column] { get }

    /// What stands in the way to here.
    static func title(of place: Place, in model: Model) -> String

    /// Draws the screen and says where the cursor stands.
    func draw(in layout: ViewLayout, into frame: inout Frame) -> Point?

    // MARK: What is done on it

    /// Called when the screen opens.
    static func arrive(from place: Place, _ model: inout Model)

    /// Brings what is selected into sight, after the window or the rows have changed.
    static func keepVisible(_ model: inout Model)

    /// Moves the cursor.
    static func move(_ move: CursorMove, _ model: inout Model)

    /// Puts the cursor on a row by its number, the nearest one there is.
    static func select(row: Int, _ model: inout Model)

    /// Puts the cursor on what a row is about, where there is one.
    static func select(identity: String, _ model: inout Model)

    /// Goes deeper from what the cursor is on.
    static func open(_ model: inout Model) -> [Effect]

    /// Takes a press on something of its own; nil where it is none of it.
    static func press(_ target: Target, _ model: inout Model) -> [Effect]?

    /// Turns the wheel a notch.
    static func turn(by step: Int, over target: Target?, _ model: inout Model)

    /// Takes something back before Esc leaves the screen, such as a crosshair. Returns whether there was anything.
    static func takeBack(_ model: inout Model) -> Bool

    /// Called when another period was chosen here.
    static func periodChanged(_ model: inout Model)

    /// What has to be at hand here.
    static func needs(_ model: Model) -> [Effect]

    // MARK: Finding

    /// Looks for `model.find`'s text: where its rows are, or which rows stay.
    static func lookUp(_ model: inout Model, isTyping: Bool)

    /// Goes round through the matches.
    static func goToMatch(by step: Int, _ model: inout Model)

    /// Which of the matches the cursor is on, from one; nil where on none.
    var matchNumber: Int? { get }
}

/// What is chosen on a screen.
protocol ScreenState: Hashable, Sendable {
    /// Nothing was chosen yet.
    init()
}

/// The state of a screen on which nothing is chosen.
struct NoState: ScreenState {}

/// A screen's key and its description.
struct ScreenEntry: Hashable, Sendable {
    /// The key that shows it; nil for the pages that one drills down to.
    var key: Character?
    /// A short name for the line of views; nil: the view's title.
    var name: String?
    /// Its description in the help, beginning with a verb.
    var summary = ""
}

/// A way for the cursor to go.
enum CursorMove: Hashable, Sendable, CaseIterable {
    case up, down, left, right, pageUp, pageDown, first, last, nextPane, previousPane

    /// The command that goes this way.
    var command: CommandID {
        switch self {
        case .up: "move-up"
        case .down: "move-down"
        case .left: "move-left"
        case .right: "move-right"
        case .pageUp: "page-up"
        case .pageDown: "page-down"
        case .first: "first-row"
        case .last: "last-row"
        case .nextPane: "next-pane"
        case .previousPane: "previous-pane"
        }
    }

    /// Rows that it goes on in a plain list.
    func step(page: Int, count: Int) -> Int {
        switch self {
        case .up: -1
        case .down: 1
        case .pageUp: -page
        case .pageDown: page
        case .first: -count
        case .last: count
        case .left, .right, .nextPane, .previousPane: 0
        }
    }

    /// The way that a command goes; nil for all others.
    init?(_ command: CommandID?) {
        guard let command, let move = CursorMove.allCases.first(where: { $0.command == command }) else { return nil }
        self = move
    }
}

extension Screen {
    /// The screen as it is shown by a model.
    static func shown(by model: Model) -> Self { Self(model: model, content: model.content(of: Self.self)) }

    /// What `prepare` makes, for those who do not know which screen it is.
    static func prepared(_ model: Model) -> (any Sendable)? { prepare(model) }

    static var entry: ScreenEntry { ScreenEntry() }
    static var commands: [Command] { [] }

    /// Everything that can be done on it, in the order of the help.
    static var allCommands: [Command] { (CommonCommands.first + commands + CommonCommands.last).inOrder }

    var shownColumns: [Column] { [] }
    var visibleFlags: [FlagKey] { [] }

    static func title(of place: Place, in model: Model) -> String { view.title }
    static func arrive(from place: Place, _ model: inout Model) {}
    static func takeBack(_ model: inout Model) -> Bool { false }
    static func periodChanged(_ model: inout Model) {}
    static func needs(_ model: Model) -> [Effect] { [] }
}

extension Screen where Content == Void {
    static func prepare(_ model: Model) -> Void? { nil }
}
