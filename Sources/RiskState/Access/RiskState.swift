import GRDB
public import Market
public import RiskRules
import SystemFiles

/// What people did about flags, kept in a small database that every chiptop of the machine shares.
///
/// Each event is one transaction that reads its row, reduces it by `FlagLifeCycle` and writes it back, so that no
/// program's update is lost; a program that is killed in between leaves the row as it was.
public final class RiskState: Sendable {
    /// Where the state is.
    public let path: String
    let queue: DatabaseQueue

    /// How many changes the log keeps.
    public static let longestLog = 10_000
    /// How many flags are remembered; those that cleared longest ago are forgotten first.
    public static let mostFlags = 5000

    /// Opens a state; a missing file is made (0600, in a folder of 0700).
    ///
    /// - Throws: `RiskStateFault` where the file is none of ours, newer than this program, damaged or cannot be written.
    public init(path: String) throws(RiskStateFault) {
        self.path = path
        do {
            try SQLiteFile.prepare(path)
            queue = try RiskState.open(path)
        } catch {
            throw .from(error, path)
        }
    }

    /// Where the state is by default: `$XDG_STATE_HOME/chiptop/risk.db`, or under `~/.local/state`.
    public static func standardPath(environment: [String: String]) -> String {
        StandardFolder.state.path("risk.db", environment: environment)
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        let looking = SQLiteFile.configuration(readonly: true, waiting: 5)
        // A file that is not ours must not even get a write-ahead log.
        _ = try DatabaseQueue(path: path, configuration: looking).read { try StateSchema.identify($0, path) }
        let configuration = SQLiteFile.configuration(readonly: false, waiting: 5, "PRAGMA synchronous = NORMAL")
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.inTransaction(.immediate) {
                try StateSchema.migrate(database, path)
                return .commit
            }
        }
        return queue
    }

    // MARK: Flags

    /// Every flag that is remembered, cleared ones included, without its history; rows that make no sense are passed
    /// over.
    public func records() throws(RiskStateFault) -> [FlagRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM flag ORDER BY origin, rule, subject").compactMap(
                FlagRecord.init(row:))
        }
    }

    /// One flag with its last changes; nil where nothing is remembered of it.
    public func record(of key: FlagKey) throws(RiskStateFault) -> FlagRecord? {
        try read { database in
            guard var record = try FlagRow.fetch(database, key) else { return nil }
            record.history = try FlagRow.log(database, key, limit: FlagRecord.longestHistory)
            return record
        }
    }

    /// Takes what a round of evaluation changed, in one transaction. Returns the changes for alerts: only those that
    /// this program was the first to make.
    @discardableResult
    public func apply(_ update: RuleUpdate, at moment: Instant) throws(RiskStateFault) -> [FlagChange] {
        guard !update.isEmpty else { return [] }
        return try write { database in
            try update.events.compactMap { try FlagRow.apply(database, $0.event, to: $0.key, at: moment) }
        }
    }

    /// Takes one event: an acknowledgement, a snooze. Returns the change; nil where nothing happened.
    @discardableResult
    public func apply(
        _ event: FlagEvent, to key: FlagKey, at moment: Instant
    ) throws(RiskStateFault) -> FlagChange? {
        try write { try FlagRow.apply($0, event, to: key, at: moment) }
    }

    /// Ends the snoozes that are over. Returns the changes.
    @discardableResult
    public func endSnoozes(at moment: Instant) throws(RiskStateFault) -> [FlagChange] {
        try write { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM flag WHERE snoozed_until <= ? AND cleared_at IS NULL",
                arguments: [moment.milliseconds])
            return try rows.compactMap(FlagRecord.init(row:)).compactMap {
                try FlagRow.apply(database, .tick, to: $0.key, at: moment)
            }
        }
    }

    /// The last changes of all flags, oldest first.
    public func log(limit: Int = 500) throws(RiskStateFault) -> [FlagChange] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM flag_log ORDER BY id DESC LIMIT ?", arguments: [max(0, limit)]
            ).reversed().compactMap(FlagChange.init(row:))
        }
    }

    /// A number that differs from before when another program wrote something; cheap enough to ask every moment.
    public func dataVersion() throws(RiskStateFault) -> Int {
        try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }

    // MARK: Transactions

    func read<Result>(_ body: (Database) throws -> Result) throws(RiskStateFault) -> Result {
        do {
            return try queue.read(body)
        } catch {
            throw .from(error, path)
        }
    }

    /// Begins by taking the writers' lock: what is read inside is what is written over.
    func write<Result>(_ body: (Database) throws -> Result) throws(RiskStateFault) -> Result {
        do {
            return try queue.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(database)
                    return .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return result
            }
        } catch {
            throw .from(error, path)
        }
    }
}
