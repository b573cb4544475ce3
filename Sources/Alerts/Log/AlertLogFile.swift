import Glibc

/// The open file of the log.
struct AlertLogFile {
    let descriptor: Int32
    /// Whether nobody else writes or moves it meanwhile.
    let isLocked: Bool
    /// Its bytes, those of lines that were written since it was opened included.
    var size: Int
    /// Whether its last line has no end, since somebody's disk was full or computer was switched off.
    var endsInTornLine: Bool

    private let device: dev_t
    private let inode: ino_t

    /// Opens or makes the file (0600) and the folders above it (0700), and locks it.
    init(_ path: String) throws(AlertLogFault) {
        try AlertLogFile.makeFolder(of: path)
        // Opened for reading too and without waiting: a FIFO opens then, and is refused below.
        let opened = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
        guard opened >= 0 else { throw .failed(path, errno) }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            Glibc.close(opened)
            throw .notRegular(path)
        }
        isLocked = AlertLogFile.lock(opened)
        // Others may have written until the lock was ours.
        _ = fstat(opened, &status)
        descriptor = opened
        size = Int(status.st_size)
        device = status.st_dev
        inode = status.st_ino
        var last = UInt8(ascii: "\n")
        if size > 0 { _ = pread(opened, &last, 1, size - 1) }
        endsInTornLine = last != UInt8(ascii: "\n")
    }

    func close() {
        Glibc.close(descriptor)
    }

    /// Whether the path still leads here.
    func stands(at path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_dev == device && status.st_ino == inode
    }

    /// Waits up to two seconds: a program that was stopped with the lock in its hands must not hold up everybody.
    private static func lock(_ descriptor: Int32) -> Bool {
        for _ in 0..<2000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            usleep(1000)
        }
        return false
    }

    private static func makeFolder(of path: String) throws(AlertLogFault) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let folder = String(path[..<slash])
        var status = stat()
        if stat(folder, &status) == 0 { return }
        try makeFolder(of: folder)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .failed(path, errno) }
    }
}
