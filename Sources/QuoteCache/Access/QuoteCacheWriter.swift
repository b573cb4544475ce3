import GRDB
public import Market

/// Writes to a quote cache: what feeds and importers use.
public final class QuoteCacheWriter: Sendable {
    /// The file.
    public let file: CacheFile
    private let queue: DatabaseQueue

    private init(file: CacheFile, queue: DatabaseQueue) {
        self.file = file
        self.queue = queue
    }

    /// Opens a cache for writing; a missing file is made (0600, in a folder of 0700).
    ///
    /// - Throws: `CacheFault` where the file is not a cache, newer than this program, or cannot be written.
    public static func open(at path: String) throws(CacheFault) -> QuoteCacheWriter {
        let file = CacheFile(path: path)
        return QuoteCacheWriter(file: file, queue: try Connection.writing(file))
    }

    /// Runs `body` in one transaction, which is rolled back where it throws.
    public func write<Result>(_ body: (CacheTransaction) throws -> Result) throws -> Result {
        do {
            return try queue.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(try CacheTransaction(database))
                    return .commit
                }
                guard let result else { throw CacheFault.from(DatabaseError(resultCode: .SQLITE_ABORT), file) }
                return result
            }
        } catch let error as DatabaseError {
            throw CacheFault.from(error, file)
        }
    }
}
