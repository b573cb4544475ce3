public import Dashboard
public import Market
public import RiskRules
public import TextUI
public import ThemeCatalog
public import Watchlists

/// Drives the dashboard without a terminal: keys go in, pictures come out, and the clock moves only when told.
public struct BoardDriver {
    /// What the dashboard holds.
    public private(set) var model: Model
    /// What the last message asked for.
    public private(set) var effects: [Effect] = []
    /// How many keys were pressed.
    public private(set) var keyCount = 0

    /// A dashboard of a size that got the small market, or another snapshot.
    public init(
        _ size: Size, theme: String = "midnight", market: MarketColors = .greenUp, depth: ColorDepth = .direct,
        isASCII: Bool = false, view: View = .board, configuration: Configuration = Configuration(),
        snapshot: Snapshot? = SmallMarket.snapshot(), watchlists: [LoadedWatchlist] = SmallMarket.watchlists,
        moment: Instant = SmallMarket.moment, mayOpenMorning: Bool = false
    ) throws {
        let theme = try ThemeCatalog.theme(named: theme, market: market, depth: depth)
        let now = Moment(market: moment, wall: moment)
        var configuration = configuration
        if view != .board { configuration.view = view }
        var options = Model.Options(theme: theme, configuration: configuration, isASCII: isASCII)
        options.watchlists = watchlists
        options.mayOpenMorning = mayOpenMorning
        model = Model(size: size, now: now, options: options)
        if let snapshot { show(snapshot) }
    }

    /// Tells the dashboard every theme that ships, if it has asked.
    public mutating func offerThemes() throws {
        if model.awaitsSchemes { model.offer(try ThemeCatalog.names.map { try ThemeCatalog.scheme(named: $0) }) }
    }

    /// The picture.
    public var frame: Frame { render(model) }

    /// The picture as text.
    public var text: String { frame.buffer.plainText }

    /// The line of the picture that the cursor is on.
    public var cursorLine: String {
        guard let cursor = frame.cursor else { return "" }
        return frame.buffer.plainText(row: cursor.y)
    }

    /// Hands a snapshot over.
    public mutating func show(_ snapshot: Snapshot) {
        effects = update(&model, .snapshot(snapshot, model.now))
    }

    /// Hands over what is remembered of flags.
    public mutating func show(_ records: RiskRecords) {
        effects = update(&model, .records(records, model.now))
    }

    /// Hands over what bars tell of the weeks before.
    public mutating func show(_ past: RiskPast) {
        effects = update(&model, .past(past, model.now))
    }

    /// Hands over an instrument's bars.
    public mutating func show(_ detail: InstrumentDetail) {
        effects = update(&model, .detail(detail, model.now))
    }

    /// Hands over the user's own lists.
    public mutating func show(_ lists: [LoadedWatchlist]) {
        effects = update(&model, .watchlists(lists, model.now))
    }

    /// Tells an alert.
    public mutating func tell(_ alert: Alert) {
        effects = update(&model, .alert(alert, model.now))
    }

    /// Hands over an edit of the configuration.
    public mutating func edit(_ edit: ConfigurationEdit) {
        effects = update(&model, .configuration(edit, model.now))
    }

    /// Presses keys one after another.
    public mutating func press(_ keys: KeyStroke...) {
        for key in keys {
            keyCount += 1
            effects = update(&model, .input(.key(key), model.now))
        }
    }

    /// Presses what was drawn for a target.
    public mutating func press(on target: Target) {
        effects = update(&model, .pointer(MouseEvent(.press, Point(x: 0, y: 0)), target, model.now))
    }

    /// Presses the mouse or turns its wheel.
    public mutating func point(_ kind: MouseEvent.Kind, _ position: Point) {
        effects = update(&model, .pointer(MouseEvent(kind, position), frame.target(at: position), model.now))
    }

    /// Types a text, a key for each character.
    public mutating func type(_ text: String) {
        for character in text { press(KeyStroke(character)) }
    }

    /// Changes the window's size.
    public mutating func resize(_ size: Size) {
        effects = update(&model, .input(.resize(size), model.now))
    }

    /// The terminal comes to the front, or leaves it.
    public mutating func focus(_ isFocused: Bool) {
        effects = update(&model, .input(.focus(isFocused), model.now))
    }

    /// Lets time pass on both clocks.
    public mutating func pass(milliseconds: Int64) {
        let now = Moment(
            market: model.now.market.advanced(milliseconds: milliseconds),
            wall: model.now.wall.advanced(milliseconds: milliseconds))
        effects = update(&model, .tick(now))
    }
}
