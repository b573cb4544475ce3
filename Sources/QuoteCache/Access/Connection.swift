import GRDB
import Market
import SystemFiles

/// Opens SQLite connections the careful way.
enum Connection {
    /// A connection that only reads; the file must be a cache of a version we know.
    static func reading(_ file: CacheFile) throws(CacheFault) -> DatabaseQueue {
        try file.checkReadable()
        do {
            let configuration = SQLiteFile.configuration(readonly: true, waiting: 0.1, "PRAGMA cache_size = -1000")
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            let version = try queue.read { try identify($0, file) }
            guard version != nil else { throw CacheFault.notACache(file) }
            return queue
        } catch {
            throw .from(error, file)
        }
    }

    /// A connection that writes; a missing or empty file becomes a cache, an older one one of this version, a foreign or
    /// newer one is refused.
    static func writing(_ file: CacheFile) throws(CacheFault) -> DatabaseQueue {
        try file.create()
        do {
            let configuration = SQLiteFile.configuration(
                readonly: false, waiting: 5, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000")
            if file.hasContent { try checkBeforeWriting(file) }
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.inTransaction(.immediate) {
                    try migrate(database, file)
                    return .commit
                }
            }
            return queue
        } catch {
            throw .from(error, file)
        }
    }

    /// Looks through a reading connection first, so that a file which is not ours or newer stays untouched.
    private static func checkBeforeWriting(_ file: CacheFile) throws {
        let configuration = SQLiteFile.configuration(readonly: true, waiting: 5)
        _ = try DatabaseQueue(path: file.path, configuration: configuration).read { try identify($0, file) }
    }

    private static func migrate(_ database: Database, _ file: CacheFile) throws {
        if let version = try identify(database, file) { return try SchemaMigration.run(database, from: version) }
        for statement in SchemaSQL.creation() { try database.execute(sql: statement) }
        try database.execute(sql: "PRAGMA application_id = \(CacheSchema.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(CacheSchema.version)")
    }

    /// The cache's version; nil for an empty database. Throws for a database of another and for a newer cache.
    static func identify(_ database: Database, _ file: CacheFile) throws -> Int? {
        let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA user_version")) ?? 0
        let identifier = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA application_id")) ?? 0
        if identifier != CacheSchema.applicationID {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard version == 0, identifier == 0, tables == 0 else { throw CacheFault.notACache(file) }
            return nil
        }
        guard version <= CacheSchema.version else { throw CacheFault.newer(file, version: version) }
        guard version > 0 else { throw CacheFault.notACache(file) }
        return version
    }
}
