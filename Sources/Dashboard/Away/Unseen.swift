import Market
import RiskRules
import TextUI
import ThemeCatalog

/// Flags and stocks whose flags changed since they were last on screen: they carry a dot until they have been.
///
/// Something has been on screen when the user does anything after it was there for a moment. A detached
/// terminal shows nothing to the user, whatever is drawn on it.
struct Unseen: Hashable, Sendable {
    /// Since when something is on screen, on the user's clock; nil while it is not.
    typealias Showing = Instant?

    private(set) var flags: [FlagKey: Showing] = [:]
    private(set) var stocks: [Symbol: Showing] = [:]

    /// Milliseconds after which something on screen has been noticed.
    static let glance: Int64 = 2000
    /// The dot.
    static let mark = "•"
    private static let scalar: Unicode.Scalar = "•"

    var isEmpty: Bool { flags.isEmpty && stocks.isEmpty }

    /// Takes a change in: a flag that cleared is not listed any more, but its stock differs.
    mutating func take(_ change: FlagChange) {
        switch change.kind {
        case .raised, .worse, .woken: flags[change.key] = .some(nil)
        case .cleared: flags[change.key] = nil
        case .eased, .acknowledged, .unacknowledged, .snoozed: return
        }
        guard case .instrument(let symbol) = change.key.subject else { return }
        stocks[symbol] = .some(nil)
    }

    /// Notes what is on screen.
    mutating func show(flags shownFlags: Set<FlagKey>, stocks shownStocks: Set<Symbol>, at moment: Instant) {
        for (key, since) in flags { flags[key] = .some(shownFlags.contains(key) ? since ?? moment : nil) }
        for (symbol, since) in stocks { stocks[symbol] = .some(shownStocks.contains(symbol) ? since ?? moment : nil) }
    }

    /// The user does something: what was on screen long enough has been seen.
    mutating func look(at moment: Instant) {
        func isOpen(_ since: Showing) -> Bool {
            since.map { moment.milliseconds(since: $0) < Unseen.glance } ?? true
        }
        flags = flags.filter { isOpen($0.value) }
        stocks = stocks.filter { isOpen($0.value) }
    }

    /// The user comes back: what is on screen counts from now on.
    mutating func restart(at moment: Instant) {
        for (key, since) in flags where since != nil { flags[key] = .some(moment) }
        for (symbol, since) in stocks where since != nil { stocks[symbol] = .some(moment) }
    }

    /// Draws the dot in a cell.
    static func draw(x: Int, y: Int, _ theme: Theme, into buffer: inout Buffer) {
        buffer.set(scalar, x: x, y: y, style: theme.style(theme.accent).bold)
    }
}
