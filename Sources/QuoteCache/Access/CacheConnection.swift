public import Market
import SystemFiles

/// A reader that is reopened whenever the file at the path is no longer the one it reads.
public struct CacheConnection: Sendable {
    package let file: CacheFile
    private var reader: QuoteCacheReader?
    private var size: Int64 = 0

    /// Prepares a connection without opening it.
    public init(file: CacheFile) {
        self.file = file
    }

    /// The reader of the file that is there now, and whether it was opened just now: whatever was read before may then
    /// be wrong.
    ///
    /// The file is another one where it was replaced, and where it was overwritten or cut in place.
    public mutating func current() throws(CacheFault) -> (reader: QuoteCacheReader, isFresh: Bool) {
        let status = FileStatus(path: file.path)
        defer { size = status?.size ?? 0 }
        if let reader, let status, status.identity == reader.identity, status.size >= size, reader.isIntact() {
            return (reader, false)
        }
        // The old the user goes first: connections of one process share what they know of a file.
        reader = nil
        let fresh = try QuoteCacheReader(file: file)
        reader = fresh
        return (fresh, true)
    }

    /// Runs `body` on one consistent state of the cache that is read now; nil where nothing is open.
    public func read<Result>(_ body: (CacheRead) throws -> Result) throws(CacheFault) -> Result? {
        try reader?.read(body)
    }

    /// Closes the reader; the next use reopens it.
    public mutating func close() { reader = nil }
}
