import Glibc

/// What the system knows about a file.
package struct FileStatus: Hashable, Sendable {
    /// What it is; what is neither a file nor a folder may wait for ever when it is opened.
    package enum Kind: Hashable, Sendable {
        case regular, folder, other
    }

    /// Which file it is, wherever it is moved.
    package struct Identity: Hashable, Sendable {
        package let device: UInt64
        package let inode: UInt64
    }

    package let kind: Kind
    package let identity: Identity
    /// In bytes.
    package let size: Int64
    /// The permissions, such as 0600.
    package let mode: UInt32
    /// When it was changed, in seconds and nanoseconds.
    package let changed: [Int64]

    /// The file that a path leads to; nil if absent, which `errno` explains.
    package init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// An open file.
    package init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int64(status.st_size)
        mode = UInt32(status.st_mode & 0o777)
        changed = [Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec)]
    }
}
