import Glibc
import Market
import SystemFiles

/// The cache as a file: where it is, whether it may be opened at all, and how a new one is made.
public struct CacheFile: Hashable, Sendable {
    /// The path.
    public let path: String

    /// Names a cache by its path.
    public init(path: String) {
        self.path = path
    }

    /// Where the cache is by default: `$XDG_CACHE_HOME/chiptop/quotes.db`, or under `~/.cache`.
    public static func standard(environment: [String: String]) -> CacheFile {
        CacheFile(path: StandardFolder.cache.path("quotes.db", environment: environment))
    }

    /// The path without control characters, for sentences.
    public var displayPath: String { DisplayText.sanitized(path) }

    /// Refuses what SQLite must not be let near: a missing file, a folder, and anything that is not a regular file
    /// (opening a FIFO would wait for ever).
    func checkReadable() throws(CacheFault) {
        guard let status = FileStatus(path: path) else {
            let fault = SystemFault.last(path)
            throw fault.isAbsence ? .missing(self) : .unreadable(self, reason: fault.reason)
        }
        guard status.kind == .regular else { throw .notRegular(self) }
        guard status.size > 0 else { throw .empty(self) }
        guard access(path, R_OK) == 0 else { throw .unreadable(self, reason: SystemFault.last(path).reason) }
    }

    /// Makes the folder (0700) and an empty file (0600) where they are missing; an existing file is left alone.
    func create() throws(CacheFault) {
        do {
            try SQLiteFile.prepare(path)
        } catch {
            switch error {
            case .notRegular: throw .notRegular(self)
            case .system(let fault): throw self.fault(fault)
            }
        }
    }

    /// Why it cannot be made: mostly its folder is to blame.
    private func fault(_ fault: SystemFault) -> CacheFault {
        if fault.path != path {
            return .folderUnwritable(self, folder: FilePath.folder(of: fault.path), reason: fault.reason)
        }
        return [EACCES, EPERM, EROFS, ENOENT].contains(fault.code)
            ? .folderUnwritable(self, folder: folder, reason: fault.reason)
            : .unwritable(self, reason: fault.reason)
    }
}

extension CacheFile {
    /// Where it lies.
    var folder: String { FilePath.folder(of: path) }

    /// Why nothing can be made in its folder; nil where something can.
    var folderTrouble: String? {
        access(folder, W_OK | X_OK) == 0 ? nil : SystemFault.last(folder).reason
    }

    /// Whether the file exists and is not empty.
    var hasContent: Bool { (FileStatus(path: path)?.size ?? 0) > 0 }
}
