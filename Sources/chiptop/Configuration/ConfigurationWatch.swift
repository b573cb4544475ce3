import Glibc
import QuoteCache
import Synchronization

/// Tells when a file, or any file of a folder, becomes another one: a thread of its own that waits for its folder (inotify, a hint) and looks at
/// the file once a second, for links lead elsewhere and folders come later.
final class ConfigurationWatch: Sendable {
    private let wakeUp = WakeUpPipe()
    private let isStopped = Atomic(false)

    /// Starts watching.
    ///
    /// - Parameter changed: called on the watcher's thread after every change.
    init(path: String, changed: @escaping @Sendable () -> Void) {
        let first = FileStamp(path: path)
        DetachedThread.start { [weak self] in
            var loop = ConfigurationWatchLoop(path: path, last: first)
            while let wakeUp = self?.running { if loop.hasChanged(orWokenBy: wakeUp) { changed() } }
        }
    }

    deinit {
        stop()
    }

    private var running: WakeUpPipe? { isStopped.load(ordering: .relaxed) ? nil : wakeUp }

    /// Ends the thread.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        wakeUp.wake()
    }
}

/// What tells one state of a file, or of a folder's files, from the next.
private struct FileStamp: Equatable {
    private let numbers: [Int64]

    init(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            numbers = []
            return
        }
        var numbers = FileStamp.numbers(of: status)
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in FileStamp.entries(of: path) where stat(path + "/" + name, &status) == 0 {
                numbers += FileStamp.numbers(of: status)
            }
        }
        self.numbers = numbers
    }

    private static func numbers(of status: stat) -> [Int64] {
        [
            Int64(bitPattern: UInt64(status.st_dev)), Int64(bitPattern: UInt64(status.st_ino)), Int64(status.st_size),
            Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec),
        ]
    }

    /// The names in a folder in a fixed order.
    private static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}

/// What the thread does.
private struct ConfigurationWatchLoop: ~Copyable {
    private let path: String
    private let folder: String
    private let descriptor: Int32
    private var isAttached = false
    private var last: FileStamp

    /// Milliseconds between two looks where nothing is heard.
    private static let slowLook: Int32 = 1000
    /// Milliseconds in which an editor that empties a file before it writes is done.
    private static let settling: Int32 = 30

    init(path: String, last: FileStamp) {
        self.path = path
        self.last = last
        folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Waits for a hint, a second or the end; says whether the file is another one now.
    mutating func hasChanged(orWokenBy wakeUp: WakeUpPipe) -> Bool {
        attach()
        wait(milliseconds: ConfigurationWatchLoop.slowLook, wakeUp)
        var now = FileStamp(path: path)
        guard now != last else { return false }
        while true {
            wait(milliseconds: ConfigurationWatchLoop.settling, wakeUp)
            let next = FileStamp(path: path)
            if next == now { break }
            now = next
        }
        last = now
        return true
    }

    private mutating func attach() {
        guard !isAttached, descriptor >= 0 else { return }
        let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
        isAttached = inotify_add_watch(descriptor, folder, UInt32(events)) >= 0
    }

    private func wait(milliseconds: Int32, _ wakeUp: WakeUpPipe) {
        var descriptors = [
            pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, 2, milliseconds) > 0, descriptors[1].revents != 0 else { return }
        // What was heard does not matter: the file is looked at anyway.
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
