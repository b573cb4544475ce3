import Glibc

/// Listens with inotify to a file and its companions, or to a folder and the files in it, and to the folder that they are
/// in for what comes and goes. A hint, no proof: any code that waits looks at the file anyway.
///
/// The outer folder alone would do, but in a busy one every write to a neighbour would wake us.
package struct FolderWatch: ~Copyable {
    private let path: String
    private let companions: [String]
    private let descriptor: Int32
    private var folder = "."
    private var names: Set<[UInt8]> = []
    /// What the kernel calls the folder; everything else it names is what we listen to.
    private var folderWatch: Int32 = -1
    private var isAttached = false

    /// - Parameter companions: the endings of files beside it that belong to it.
    package init(path: String, companions: [String] = []) {
        self.path = path
        self.companions = companions
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Starts listening where it has not; the folder may come to be later.
    package mutating func attach() {
        guard !isAttached, descriptor >= 0 else { return }
        let path = FilePath.resolved(path)
        folder = FilePath.folder(of: path)
        let name = FilePath.name(of: path)
        names = Set(([""] + companions).map { Array((name + $0).utf8) })
        folderWatch = inotify_add_watch(descriptor, folder, UInt32(FolderWatch.comingAndGoing | IN_ONLYDIR))
        isAttached = folderWatch >= 0
        for name in names { listen(to: name) }
    }

    private static let comingAndGoing = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE

    /// Listens to one file, or to the files of a folder, where it is there.
    private func listen(to name: [UInt8]) {
        let path = folder + "/" + String(decoding: name, as: UTF8.self)
        let changes = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE
        _ = inotify_add_watch(descriptor, path, UInt32(changes | FolderWatch.comingAndGoing))
    }

    /// Looks for the folder once more at the next `attach`: a link may lead elsewhere now.
    package mutating func detach() { isAttached = false }

    /// Waits for a touch, for the time to pass or for a byte on `wakeUp`; says whether it was a touch.
    ///
    /// Where `isDeaf`, touches are kept for the next call: they come by the thousand during writes.
    package mutating func wait(milliseconds: Int32, isDeaf: Bool = false, or wakeUp: Int32) -> Bool {
        var descriptors = [
            pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isDeaf ? -1 : descriptor, events: Int16(POLLIN), revents: 0),
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
                let watch = raw.loadUnaligned(fromByteOffset: offset, as: Int32.self)
                let mask = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                guard offset + 16 + length <= raw.count else { return }
                let name = Array(raw[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 })
                if watch != folderWatch {
                    isTouched = true
                } else if mask & UInt32(IN_IGNORED) != 0 {
                    isAttached = false
                } else if names.contains(name) {
                    isTouched = true
                    listen(to: name)
                }
                if mask & UInt32(IN_Q_OVERFLOW) != 0 { isTouched = true }
                offset += 16 + length
            }
        }
        return isTouched
    }
}
