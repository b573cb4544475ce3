import Glibc
import SystemFiles

/// The open file of the log.
struct AlertLogFile {
    let descriptor: Int32
    /// Whether the lock is held: no other process writes or moves it.
    let isLocked: Bool
    /// Its bytes, those of lines that were written since it was opened included.
    var size: Int
    /// Whether its last line has no end, because a disk was full or a machine lost power.
    var endsInTornLine: Bool

    private let identity: FileStatus.Identity

    /// Opens or makes the file (0600) and the folders above it (0700), and locks it.
    init(_ path: String) throws(AlertLogFault) {
        do {
            try PrivateFolder.make(FilePath.folder(of: path))
        } catch {
            throw .failed(path, error.code)
        }
        // Opened for reading too and without waiting: a FIFO opens then, and is refused below.
        let opened = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
        guard opened >= 0 else { throw .failed(path, errno) }
        guard let status = FileStatus(descriptor: opened), status.kind == .regular else {
            Glibc.close(opened)
            throw .notRegular(path)
        }
        isLocked = AlertLogFile.lock(opened)
        descriptor = opened
        identity = status.identity
        // Others may have written until the lock was ours.
        size = Int((FileStatus(descriptor: opened) ?? status).size)
        var last = UInt8(ascii: "\n")
        if size > 0 { _ = pread(opened, &last, 1, size - 1) }
        endsInTornLine = last != UInt8(ascii: "\n")
    }

    func close() {
        Glibc.close(descriptor)
    }

    /// Whether the path still leads here.
    func stands(at path: String) -> Bool { FileStatus(path: path)?.identity == identity }

    /// Waits up to two seconds: a program that was stopped with the lock in its hands must not hold up everybody.
    private static func lock(_ descriptor: Int32) -> Bool {
        for _ in 0..<2000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            usleep(1000)
        }
        return false
    }
}
