import CFileLock
import Glibc
import Market

/// Makes sure that one daemon fills a cache: a lock on a file beside it that goes with the process, however it ends.
final class FeedLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of a cache.
    ///
    /// - Throws: `FeedLockError` where another process has it, or the file cannot be made.
    init(cachePath: String) throws(FeedLockError) {
        let path = cachePath + ".feed-lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unwritable(DisplayText.sanitized(path), reason: String(cString: strerror(errno)).lowercased())
        }
        let code = cfl_lock(descriptor)
        guard code == 0 else {
            let holder = FeedLock.holder(descriptor)
            close(descriptor)
            throw .held(by: holder, cache: DisplayText.sanitized(cachePath))
        }
        let text = "\(getpid())\n"
        ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.utf8.count, 0)
    }

    deinit {
        // Any code that reads it next must not take us for the holder.
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    private static func holder(_ descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}

/// Why the lock is not ours.
enum FeedLockError: Error, Hashable, CustomStringConvertible {
    /// Another process has it.
    case held(by: Int?, cache: String)
    /// There is no file to lock.
    case unwritable(String, reason: String)

    var description: String {
        switch self {
        case .held(let process?, let cache):
            "process \(process) already fills \(cache); stop it (kill \(process)) or name another cache with --cache"
        case .held(nil, let cache):
            "another process already fills \(cache); stop it or name another cache with --cache"
        case .unwritable(let path, let reason):
            "\(path) cannot be created (\(reason)); check the folder's permissions, or name another cache with --cache"
        }
    }
}
