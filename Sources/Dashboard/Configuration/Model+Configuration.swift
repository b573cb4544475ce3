import Market
import TextUI
public import ThemeCatalog

/// What an edit of the configuration came to.
public struct ConfigurationEdit: Sendable {
    /// The new configuration; nil: the edit is bad, and the last good one stays.
    public var configuration: Configuration?
    /// The theme it names; nil where it cannot be had.
    public var theme: Theme?
    /// Why the edit, or a part of it, is not used: `config.yaml:3:8: …`.
    public var problem: String?

    /// Creates an edit.
    public init(configuration: Configuration?, theme: Theme? = nil, problem: String? = nil) {
        self.configuration = configuration
        self.theme = theme
        self.problem = problem
    }
}

extension Model {
    /// Uses an edit at once. What it does not touch stays as the person left it with keys.
    mutating func receive(_ edit: ConfigurationEdit) -> [Effect] {
        configurationProblem = edit.problem
        var effects: [Effect] = []
        if let new = edit.configuration {
            let old = configuration
            configuration = new
            keys = KeyMap(new.keys)
            if let theme = edit.theme, new.theme != old.theme || new.marketColors != old.marketColors {
                self.theme = theme
                if case .themes = overlay { overlay = nil }
            }
            if new.period != old.period { board.period = new.period }
            if new.currency != old.currency { board.currency = new.currency }
            if new.marksChanges != old.marksChanges {
                marksChanges = new.marksChanges
                marksEnd = nil
            }
            if new.usesMouse != old.usesMouse {
                isMouseOn = new.usesMouse
                effects.append(.mouse(isMouseOn))
            }
            if new.view != old.view { effects += travel { $0.go([Place(new.view)]) } }
            if new.refresh == 0 { takeWaiting() }
        }
        reorder()
        return effects
    }

    /// The period after the present one, of those a person goes through.
    var followingPeriod: Period {
        let periods = configuration.periods
        guard let index = periods.firstIndex(of: board.period) else { return periods.first ?? board.period }
        return periods[(index + 1) % periods.count]
    }
}

extension Configuration {
    /// Prepares or draws a picture in the numbers and names that were chosen; ASCII knows English names only.
    func bound<Result>(isASCII: Bool, _ body: () -> Result) -> Result {
        NumberFormat.$current.withValue(numbers) {
            NameStyle.$current.withValue(isASCII ? .english : names) { body() }
        }
    }
}

// MARK: The pace of the figures

extension Model {
    /// When figures that wait may be shown, on the person's clock; nil while none wait.
    var nextRefresh: Instant? {
        guard waiting != nil, !isPaused else { return nil }
        return refreshedAt?.advanced(milliseconds: configuration.refresh)
    }

    /// Whether figures that came now have to wait.
    var isTooEarly: Bool {
        guard configuration.refresh > 0, let refreshedAt, snapshot.version > 0 else { return false }
        let age = now.wall.milliseconds(since: refreshedAt)
        // A clock that was set back must not hold the screen.
        return age >= 0 && age < configuration.refresh
    }

    /// Shows the figures that waited long enough.
    mutating func refreshIfDue() {
        if let nextRefresh, nextRefresh <= now.wall || !isTooEarly { takeWaiting() }
    }

    mutating func takeWaiting() {
        guard let new = waiting, !isPaused else { return }
        take(new)
    }

    /// Where on the person's clock the mark of a move begins: when it was seen, or when the screen showed it.
    func markStart(of move: InstrumentState.Move) -> Instant {
        guard configuration.refresh > 0, let refreshedAt, let former = formerRefresh, move.seenAt > former else {
            return move.seenAt
        }
        return max(move.seenAt, refreshedAt)
    }
}
