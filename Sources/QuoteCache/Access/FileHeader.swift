import GRDB
import GRDBSQLite

/// What the first bytes of a database file say it is, as they stand on the disk.
///
/// SQLite looks at them once: it would not notice that another file was written over this one. They are read
/// through SQLite's own descriptor, for to open and close the file once more would drop SQLite's locks (POSIX locks
/// belong to the process); the next program to close the cache would then take itself for the last one and delete the
/// write-ahead log under our feet.
struct FileHeader: Hashable {
    /// Magic, page size and format; schema version, encoding, user version and application.
    private static let lasting = [0..<24, 40..<44, 56..<72]
    private static let length = 100

    private let bytes: [UInt8]

    /// Reads the header of the file that a connection has open; nil if absent.
    init?(_ database: Database) {
        var pointer: UnsafeMutablePointer<sqlite3_file>?
        let status = withUnsafeMutablePointer(to: &pointer) {
            sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, $0)
        }
        guard status == SQLITE_OK, let file = pointer, let read = file.pointee.pMethods?.pointee.xRead else {
            return nil
        }
        var header = [UInt8](repeating: 0, count: FileHeader.length)
        guard read(file, &header, Int32(FileHeader.length), 0) == SQLITE_OK else { return nil }
        bytes = FileHeader.lasting.flatMap { header[$0] }
    }
}
