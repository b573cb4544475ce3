import Glibc
import Synchronization

/// What the watcher's thread does.
struct WatchLoop: Sendable {
    let file: CacheFile
    let shared: CacheWatcher.Shared
    let continuation: AsyncStream<CacheWatcher.Signal>.Continuation

    /// Milliseconds between two signals at least: twenty snapshots a second are all a screen can use.
    private static let spacing: Int64 = 50
    /// Milliseconds between two looks at most.
    private static let slowPoll: Int64 = 1000
    /// A hint comes before the commit can be seen; milliseconds after it at which to look again.
    private static let afterHint: [Int64] = [0, 1, 2, 4, 8, 16, 32]

    func run() {
        var folder = FolderWatch(file: file)
        var judge = CommitJudge(file: file)
        var pacing = Pacing()
        while !shared.isStopped.load(ordering: .relaxed) {
            folder.attach()
            let isHinted = folder.wait(milliseconds: pacing.untilNextLook, or: shared.wakeUp.reading)
            if shared.isStopped.load(ordering: .relaxed) { return }
            if isHinted { pacing.hinted() }
            guard pacing.isLookDue else { continue }
            let isRetry = shared.isRetryWanted.exchange(false, ordering: .relaxed)
            if judge.hasChanged() || isRetry {
                pacing.signalled()
                continuation.yield(.changed)
            } else {
                pacing.looked()
                if pacing.isMinuteOver() { continuation.yield(.minute) }
            }
        }
    }

    /// When to look next.
    private struct Pacing {
        private var now = Pacing.clock()
        private var nextLook: Int64 = 0
        private var lastSignal: Int64 = .min / 2
        private var hints: ArraySlice<Int64> = []
        private var hintedAt: Int64 = 0
        private var lastMinute = Pacing.clock()

        var untilNextLook: Int32 { Int32(clamping: max(0, nextLook - Pacing.clock())) }
        var isLookDue: Bool { Pacing.clock() >= nextLook }

        mutating func hinted() {
            hintedAt = Pacing.clock()
            hints = WatchLoop.afterHint[...]
            nextLook = max(min(nextLook, hintedAt), lastSignal + WatchLoop.spacing)
        }

        mutating func signalled() {
            lastSignal = Pacing.clock()
            hints = []
            // More may have come in the meantime: one more look when the next signal would be allowed.
            nextLook = lastSignal + WatchLoop.spacing
            hintedAt = nextLook
        }

        mutating func looked() {
            let now = Pacing.clock()
            while let offset = hints.first, hintedAt + offset <= now { hints.removeFirst() }
            nextLook = hints.first.map { hintedAt + $0 } ?? now + WatchLoop.slowPoll
        }

        mutating func isMinuteOver() -> Bool {
            let now = Pacing.clock()
            guard now - lastMinute >= 60_000 else { return false }
            lastMinute = now
            return true
        }

        private static func clock() -> Int64 {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        }
    }
}

/// Decides whether there is something new: another connection committed, the file was replaced, shortened or
/// overwritten, or nothing can be said.
struct CommitJudge {
    private let file: CacheFile
    private var reader: QuoteCacheReader?
    private var version: Int?
    private var size: Int64 = 0

    init(file: CacheFile) {
        self.file = file
    }

    mutating func hasChanged() -> Bool {
        let size = file.sizeOfIntactFile()
        let isSuspect = size < self.size
        self.size = size
        if isSuspect || reader == nil || reader?.identity != file.identity() {
            reader = try? QuoteCacheReader(file: file)
            version = nil
        }
        guard let reader, let current = try? reader.dataVersion() else {
            self.reader = nil
            return true
        }
        defer { version = current }
        return version != current
    }
}

extension CacheFile {
    /// The file's length in bytes; -1 where there is none or it does not begin as SQLite files do.
    func sizeOfIntactFile() -> Int64 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return -1 }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return -1 }
        var magic = [UInt8](repeating: 0, count: 16)
        guard pread(descriptor, &magic, 16, 0) == 16, magic == Array("SQLite format 3\0".utf8) else { return -1 }
        return Int64(status.st_size)
    }
}

/// Listens to the folder of the cache with inotify.
struct FolderWatch {
    private let descriptor: Int32
    private let folder: String
    private let names: Set<String>
    private var isAttached = false

    init(file: CacheFile) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        let slash = file.path.lastIndex(of: "/")
        folder = slash.map { $0 == file.path.startIndex ? "/" : String(file.path[..<$0]) } ?? "."
        let name = slash.map { String(file.path[file.path.index(after: $0)...]) } ?? file.path
        names = [name, name + "-wal", name + "-journal"]
    }

    /// Starts listening where it has not; the folder may come to be later.
    mutating func attach() {
        guard !isAttached, descriptor >= 0 else { return }
        let events = IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_ATTRIB | IN_CLOSE_WRITE
        isAttached = inotify_add_watch(descriptor, folder, UInt32(events)) >= 0
    }

    /// Waits for a touch of the cache, for the time to pass or for a byte on `wakeUp`; says whether it was a touch.
    mutating func wait(milliseconds: Int32, or wakeUp: Int32) -> Bool {
        var descriptors = [
            pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, 2, milliseconds) > 0, descriptors[1].revents != 0 else { return false }
        return drain()
    }

    private mutating func drain() -> Bool {
        var isTouched = false
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return isTouched }
            if concerns(buffer[..<count]) { isTouched = true }
        }
    }

    /// An event is 16 bytes (watch, mask, cookie, length of the name) and the name, padded with zeros.
    private mutating func concerns(_ bytes: ArraySlice<UInt8>) -> Bool {
        var isTouched = false
        var offset = 0
        bytes.withUnsafeBytes { raw in
            while offset + 16 <= raw.count {
                let mask = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                guard offset + 16 + length <= raw.count else { return }
                let name = raw[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
                if names.contains(String(decoding: name, as: UTF8.self)) { isTouched = true }
                if mask & UInt32(IN_IGNORED) != 0 { isAttached = false }
                if mask & UInt32(IN_Q_OVERFLOW) != 0 { isTouched = true }
                offset += 16 + length
            }
        }
        return isTouched
    }
}
