import Glibc
import Market

/// The cache as a file: where it is, whether it may be opened at all, and how a new one is made.
public struct CacheFile: Hashable, Sendable {
    /// Which file a path leads to; another one where the file was replaced.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    /// The path.
    public let path: String

    /// Names a cache by its path.
    public init(path: String) {
        self.path = path
    }

    /// Where the cache is unless somebody says otherwise: `$XDG_CACHE_HOME/chiptop/quotes.db`, or under `~/.cache`.
    public static func standard(environment: [String: String]) -> CacheFile {
        let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return CacheFile(path: (base ?? (environment["HOME"] ?? "") + "/.cache") + "/chiptop/quotes.db")
    }

    /// The path without control characters, for sentences.
    public var displayPath: String { DisplayText.sanitized(path) }

    /// Which file is there now, and its length in bytes; nil where none is.
    func status() -> (identity: Identity, size: Int64)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return (Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)), Int64(status.st_size))
    }

    /// Refuses what SQLite must not be let near: a missing file, a folder, and anything that is not a regular file
    /// (opening a FIFO would wait for ever).
    func checkReadable() throws(CacheFault) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .missing(self) }
            throw .unreadable(self, reason: String(cString: strerror(errno)).lowercased())
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular(self) }
        guard status.st_size > 0 else { throw .empty(self) }
        guard access(path, R_OK) == 0 else {
            throw .unreadable(self, reason: String(cString: strerror(errno)).lowercased())
        }
    }

    /// Makes the folder (0700) and an empty file (0600) where they are missing; an existing file is left alone.
    func create() throws(CacheFault) {
        try createFolder(folder)
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular(self) }
            return
        }
        // Only a new file may be opened here: closing a descriptor of a cache that this process reads drops its locks.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            if code == EEXIST { return }
            let reason = String(cString: strerror(code)).lowercased()
            if [EACCES, EPERM, EROFS, ENOENT].contains(code) {
                throw .folderUnwritable(self, folder: folder, reason: reason)
            }
            throw .unwritable(self, reason: reason)
        }
        close(descriptor)
    }

    private func createFolder(_ folder: String) throws(CacheFault) {
        var status = stat()
        if stat(folder, &status) == 0 { return }
        let outer = CacheFile(path: folder).folder
        try createFolder(outer)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .folderUnwritable(self, folder: outer, reason: String(cString: strerror(errno)).lowercased())
        }
    }
}

extension CacheFile {
    /// Where it lies.
    var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Why nothing can be made in its folder; nil where something can.
    var folderTrouble: String? {
        access(folder, W_OK | X_OK) == 0 ? nil : String(cString: strerror(errno)).lowercased()
    }

    /// Whether the file exists and is not empty.
    var hasContent: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }
}
