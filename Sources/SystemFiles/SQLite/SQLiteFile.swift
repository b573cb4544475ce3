package import GRDB

/// A file that SQLite opens.
package enum SQLiteFile {
    /// Why SQLite must not be let near a file.
    package enum Refusal: Error, Hashable, Sendable {
        /// It is a folder, or it blocks until a writer comes, as a FIFO does.
        case notRegular
        /// The folder or the file cannot be made.
        case system(SystemFault)
    }

    /// Makes the folder (0700) and an empty file (0600) where they are missing; an existing file is left alone, and
    /// refused where it is not a regular one.
    package static func prepare(_ path: String) throws(Refusal) {
        var isRegular = true
        do throws(SystemFault) {
            try PrivateFolder.make(FilePath.folder(of: path))
            if let status = FileStatus(path: path) {
                isRegular = status.kind == .regular
            } else {
                try PrivateFile.makeEmpty(path)
            }
        } catch {
            throw .system(error)
        }
        guard isRegular else { throw .notRegular }
    }

    /// The careful way to open one: the schema of a file from outside is not trusted, and a truncated file must not
    /// become a bus error.
    ///
    /// - Parameters:
    ///   - seconds: how long to wait for another program's lock.
    ///   - more: statements for every connection.
    package static func configuration(
        readonly: Bool, waiting seconds: Double, _ more: String = ""
    ) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(seconds)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; " + more)
        }
        return configuration
    }
}
