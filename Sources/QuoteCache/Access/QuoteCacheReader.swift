import GRDB
public import Market

/// Reads a quote cache: what the refresh engine uses. It never writes and never keeps a transaction open.
public final class QuoteCacheReader: Sendable {
    /// The file.
    public let file: CacheFile
    /// Which file was opened; another one at the path means that it was replaced.
    public let identity: CacheFile.Identity?
    private let queue: DatabaseQueue

    /// Opens a cache for reading.
    ///
    /// - Throws: `CacheFault` where it is missing, no cache, newer than this program, or cannot be read.
    public init(file: CacheFile) throws(CacheFault) {
        self.file = file
        identity = file.identity()
        queue = try Connection.reading(file)
    }

    /// Runs `body` on one consistent state of the cache.
    ///
    /// - Throws: `CacheFault` for everything that SQLite reports.
    public func read<Result>(_ body: (CacheRead) throws -> Result) throws(CacheFault) -> Result {
        do {
            return try queue.read { try body(CacheRead($0)) }
        } catch {
            throw .from(error, file)
        }
    }

    /// A number that differs after every commit of another connection (`PRAGMA data_version`).
    public func dataVersion() throws(CacheFault) -> Int {
        do {
            return try queue.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
        } catch {
            throw .from(error, file)
        }
    }
}
