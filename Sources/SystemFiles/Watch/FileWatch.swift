import Glibc
import Synchronization

/// Tells when a file, or any file of a folder, becomes another one: a thread of its own that waits for its folder
/// (`FolderWatch`, a hint) and looks at the file once a second, for links lead elsewhere and folders come later.
package final class FileWatch: Sendable {
    private let wakeUp = WakeUpPipe()
    private let isStopped = Atomic(false)

    /// Starts watching.
    ///
    /// - Parameter changed: called on the watcher's thread after every change.
    package init(path: String, changed: @escaping @Sendable () -> Void) {
        let first = FileStamp(path: path)
        DetachedThread.start { [weak self] in
            var loop = FileWatchLoop(path: path, last: first)
            while let wakeUp = self?.running { if loop.hasChanged(orWokenBy: wakeUp) { changed() } }
        }
    }

    deinit {
        stop()
    }

    private var running: WakeUpPipe? { isStopped.load(ordering: .relaxed) ? nil : wakeUp }

    /// Ends the thread.
    package func stop() {
        isStopped.store(true, ordering: .relaxed)
        wakeUp.wake()
    }
}

/// What the thread does.
private struct FileWatchLoop: ~Copyable {
    private let path: String
    private var folder: FolderWatch
    private var last: FileStamp

    /// Milliseconds between two looks where nothing is heard.
    private static let slowLook: Int32 = 1000
    /// Milliseconds in which an editor that empties a file before it writes is done.
    private static let settling: Int32 = 30

    init(path: String, last: FileStamp) {
        self.path = path
        self.last = last
        folder = FolderWatch(path: path)
    }

    /// Waits for a hint, a second or the end; says whether the file is another one now.
    mutating func hasChanged(orWokenBy wakeUp: WakeUpPipe) -> Bool {
        folder.attach()
        _ = folder.wait(milliseconds: FileWatchLoop.slowLook, or: wakeUp.reading)
        var now = FileStamp(path: path)
        guard now != last else { return false }
        while true {
            _ = folder.wait(milliseconds: FileWatchLoop.settling, or: wakeUp.reading)
            let next = FileStamp(path: path)
            if next == now { break }
            now = next
        }
        last = now
        // A new file under the same name has to be listened to by itself.
        folder.detach()
        return true
    }
}
