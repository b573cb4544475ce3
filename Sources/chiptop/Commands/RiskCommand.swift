public import ArgumentParser
import Foundation
import Market
import RefreshEngine
public import RiskRules
import RiskState

/// Risks that no price shows, entered by hand.
struct RiskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk", abstract: "Keep the risks that no price shows: geopolitics, tariffs, capital spending.",
        discussion: """
            They are kept in the state folder ($XDG_STATE_HOME/chiptop/risk.db) and count in `chiptop check` from their \
            start to their expiry.
            """,
        subcommands: [RiskListCommand.self, RiskAddCommand.self, RiskEditCommand.self, RiskEndCommand.self],
        defaultSubcommand: RiskListCommand.self)

    static func state() throws -> RiskState {
        try RiskState(path: RiskState.standardPath(environment: ProcessInfo.processInfo.environment))
    }
}

/// Why a watch item cannot be kept or found.
enum WatchItemError: Error, Hashable, CustomStringConvertible {
    case taken(String)
    case unknown(String)

    var description: String {
        switch self {
        case .taken(let id): "there is a watch item \(id) already; edit it, or choose another --id"
        case .unknown(let id): "there is no watch item \(id) that goes on; chiptop risk list --all shows every one"
        }
    }
}

/// What an item says; each part may be left out where one is edited.
struct WatchItemOptions: ParsableArguments {
    @Option(help: "How bad it is: info, warn or high.")
    var severity: RiskFlag.Severity?

    @Option(help: "What kind: \(WatchItem.Kind.allCases.map(\.rawValue).sorted().joined(separator: ", ")).")
    var kind: WatchItem.Kind?

    @Option(
        help: ArgumentHelp(
            "Whom it concerns: all, region:TW, tag:ai-capex, symbols:NVDA,TSM (tags: \(ExposureTag.allCases.map(\.rawValue).joined(separator: ", "))).",
            valueName: "scope"))
    var scope: WatchItem.Scope?

    @Option(help: ArgumentHelp("The last day.", valueName: "date"))
    var until: CalendarDate?

    @Option(help: ArgumentHelp("Where it was read.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("What else is to be said.", valueName: "text"))
    var note: String?
}

/// Adds one.
struct RiskAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a watch item.")

    @Argument(help: "What people read.")
    var title: String

    @Option(help: ArgumentHelp("A short name (default: made from the title).", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The first day (default: today).", valueName: "date"))
    var from: CalendarDate?

    @OptionGroup var options: WatchItemOptions

    func validate() throws {
        if title.allSatisfy(\.isWhitespace) { throw ValidationError("the title is empty") }
    }

    func run() throws {
        let today = TimeZoneRule.utc.local(MarketClock.system.now()).date
        let item = WatchItem(
            id: id ?? Self.identifier(title), severity: options.severity ?? .warn, title: title,
            kind: options.kind ?? .other, scope: options.scope ?? .everything, start: from ?? today,
            expiry: options.until, source: options.source ?? "", note: options.note ?? "")
        guard try RiskCommand.state().add(item) else { throw WatchItemError.taken(item.id) }
        print(item.id)
    }

    /// Lower-case letters and digits of the title with hyphens between its words.
    static func identifier(_ title: String) -> String {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let id = words.prefix(6).joined(separator: "-")
        return id.isEmpty
            ? "item-" + String(abs(title.unicodeScalars.reduce(7) { $0 &* 31 &+ Int($1.value) }), radix: 36) : id
    }
}

/// Changes one.
struct RiskEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "edit", abstract: "Change a watch item.")

    @Argument(help: "Its short name.")
    var id: String

    @Option(help: ArgumentHelp("What people read.", valueName: "text"))
    var title: String?

    @OptionGroup var options: WatchItemOptions

    func run() throws {
        let changed = try RiskCommand.state().edit(id) { item in
            item.title = title ?? item.title
            item.severity = options.severity ?? item.severity
            item.kind = options.kind ?? item.kind
            item.scope = options.scope ?? item.scope
            item.expiry = options.until ?? item.expiry
            item.source = options.source ?? item.source
            item.note = options.note ?? item.note
        }
        guard changed != nil else { throw WatchItemError.unknown(DisplayText.sanitized(id, limit: 64)) }
    }
}

/// Ends one before its time.
struct RiskEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "End a watch item now.")

    @Argument(help: "Its short name.")
    var id: String

    func run() throws {
        guard try RiskCommand.state().end(id, at: MarketClock.system.now()) else {
            throw WatchItemError.unknown(DisplayText.sanitized(id, limit: 64))
        }
    }
}

/// Lists them.
struct RiskListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the watch items.")

    @Flag(help: "Those that have ended, expired or not begun as well.")
    var all = false

    func run() throws {
        let now = MarketClock.system.now()
        let items = try RiskCommand.state().watchItems().filter { all || $0.isActive(at: now) }
        if items.isEmpty { return print("no watch items; chiptop risk add TITLE adds one") }
        for item in items {
            let until =
                item.endedAt.map { "ended \(TimeZoneRule.utc.local($0).date)" }
                ?? item.expiry.map { "until \($0)" } ?? "open"
            let origin = item.source.isEmpty ? "" : "  (\(item.source))"
            print(
                "\(item.severity.name)  \(item.id)  \(item.kind.rawValue)  \(item.scope.text)  from \(item.start), \(until)  "
                    + item.title + origin)
        }
    }
}

extension WatchItem.Kind: ExpressibleByArgument {}

extension WatchItem.Scope: ExpressibleByArgument {
    /// Reads all, region:TW, tag:ai-capex or symbols:NVDA,TSM.
    public init?(argument: String) {
        self.init(argument)
    }
}
