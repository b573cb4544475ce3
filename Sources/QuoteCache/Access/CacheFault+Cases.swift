import GRDB
import Market

extension CacheFault {
    static func missing(_ file: CacheFile) -> CacheFault {
        CacheFault(
            .missing, problem: "No quote cache at \(file.displayPath)",
            advice: "fill one with `chiptop import FILE…`, or look at the sample with `chiptop demo`")
    }

    static func empty(_ file: CacheFile) -> CacheFault {
        CacheFault(
            .missing, problem: "the quote cache \(file.displayPath) is an empty file",
            advice: "fill it with `chiptop import FILE…`")
    }

    static func notRegular(_ file: CacheFile) -> CacheFault {
        CacheFault(
            .unreadable, problem: "\(file.displayPath) is not a regular file",
            advice: "name the file of a quote cache with --cache")
    }

    static func unreadable(_ file: CacheFile, reason: String) -> CacheFault {
        CacheFault(
            .unreadable, problem: "the quote cache \(file.displayPath) cannot be read (\(reason))",
            advice: "check the file's permissions and its disk")
    }

    static func unwritable(_ file: CacheFile, reason: String) -> CacheFault {
        CacheFault(
            .unreadable, problem: "the quote cache \(file.displayPath) cannot be written (\(reason))",
            advice: "check the folder's permissions, or name another file with --cache")
    }

    static func folderUnwritable(_ file: CacheFile, folder: String, reason: String) -> CacheFault {
        CacheFault(
            .unreadable,
            problem: "the folder \(DisplayText.sanitized(folder)) of the quote cache cannot be written (\(reason))",
            advice:
                "check the folder's permissions, or name another file with --cache: SQLite keeps two files beside a "
                + "cache even to read it")
    }

    static func newer(_ file: CacheFile, version: Int) -> CacheFault {
        CacheFault(
            .newer,
            problem: "the quote cache \(file.displayPath) has schema version \(version), this chiptop knows "
                + "\(CacheSchema.version)",
            advice: "update chiptop; the file was not changed")
    }

    static func notACache(_ file: CacheFile) -> CacheFault {
        CacheFault(
            .notACache, problem: "\(file.displayPath) is not a quote cache",
            advice: "choose another file with --cache; this one was not changed")
    }

    /// What an error of SQLite means for the user.
    static func from(_ error: any Error, _ file: CacheFile) -> CacheFault {
        if let fault = error as? CacheFault { return fault }
        guard let error = error as? DatabaseError else {
            return CacheFault(
                .other, problem: "the quote cache \(file.displayPath) failed (\(DisplayText.sanitized("\(error)")))",
                advice: "retrying")
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            return CacheFault(
                .locked, problem: "the quote cache \(file.displayPath) is locked by another program",
                advice: "retrying until that program releases it")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return CacheFault(
                .corrupt, problem: "the quote cache \(file.displayPath) is damaged",
                advice: "restore it, or delete it and fill it again")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY, .SQLITE_IOERR:
            // SQLite names the cache where it is the folder that keeps it from making its files beside it.
            if let reason = file.folderTrouble {
                return .folderUnwritable(file, folder: file.folder, reason: reason)
            }
            return .unreadable(file, reason: DisplayText.sanitized(error.message ?? "input or output error"))
        case .SQLITE_FULL:
            return .unwritable(file, reason: "the disk is full")
        case .SQLITE_INTERRUPT:
            return CacheFault(
                .other, problem: "the quote cache \(file.displayPath) takes too long to read",
                advice: "look for a huge table with `sqlite3`; retrying")
        default:
            return CacheFault(
                .other,
                problem: "the quote cache \(file.displayPath) failed (\(DisplayText.sanitized(error.message ?? "?")))",
                advice: "retrying")
        }
    }
}
