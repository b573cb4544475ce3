import GRDB
public import Market
import SystemFiles

/// Reads a quote cache: what the refresh engine uses. It never writes and never keeps a transaction open.
public final class QuoteCacheReader: Sendable {
    /// The file.
    public let file: CacheFile
    /// Which file was opened; another one at the path means that it was replaced.
    let identity: FileStatus.Identity?
    private let header: FileHeader?
    private let queue: DatabaseQueue

    /// Opens a cache for reading.
    ///
    /// - Throws: `CacheFault` where it is missing, no cache, newer than this program, or cannot be read.
    public init(file: CacheFile) throws(CacheFault) {
        self.file = file
        // First which file, then the file: where it is replaced in between, the next look sees a difference.
        identity = FileStatus(path: file.path)?.identity
        queue = try Connection.reading(file)
        header = queue.unsafeReentrantRead(FileHeader.init)
    }

    /// Runs `body` on one consistent state of the cache.
    ///
    /// - Throws: `CacheFault` for everything that SQLite reports, and where the cache became a newer one meanwhile.
    public func read<Result>(_ body: (CacheRead) throws -> Result) throws(CacheFault) -> Result {
        do {
            return try queue.read { database in
                guard try Connection.identify(database, file) != nil else { throw CacheFault.notACache(file) }
                return try body(CacheRead(database))
            }
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

    /// Whether the file that was opened is still what it was.
    func isIntact() -> Bool { queue.unsafeReentrantRead(FileHeader.init) == header }
}
