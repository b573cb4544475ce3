internal import Glibc

/// Sends whole frames and never waits: what a stalled terminal does not take is kept for later.
struct FrameWriter {
    private let descriptor: Int32
    /// Whether a write could wait because the descriptor's flags are shared with the shell.
    private let mayBlock: Bool
    private var remainder: [UInt8] = []

    init(descriptor: Int32, mayBlock: Bool) {
        self.descriptor = descriptor
        self.mayBlock = mayBlock
    }

    /// Whether a part of a frame still waits to be sent.
    var isStalled: Bool { !remainder.isEmpty }

    /// Sends bytes after those that wait, or keeps them.
    mutating func send(_ bytes: some Collection<UInt8>) {
        if isStalled {
            remainder += bytes
            return
        }
        let sent = bytes.withContiguousStorageIfAvailable { write(UnsafeRawBufferPointer($0)) } ?? 0
        if sent < bytes.count { remainder = Array(bytes.dropFirst(sent)) }
    }

    /// Sends what waits, as far as the terminal takes it.
    mutating func resume() {
        let sent = remainder.withUnsafeBytes { write($0) }
        remainder.removeFirst(sent)
    }

    /// Forgets what waits.
    mutating func drop() {
        remainder = []
    }

    /// Writes as much as goes without waiting. A terminal that is gone takes everything: the next wait says so.
    private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        var sent = 0
        while sent < bytes.count {
            if mayBlock && !isWritable { break }
            // Where a write may wait, no more than what fits into any terminal that says it is ready.
            let end = mayBlock ? min(sent + 256, bytes.count) : bytes.count
            let part = UnsafeRawBufferPointer(rebasing: bytes[sent..<end])
            let count = Glibc.write(descriptor, part.baseAddress, part.count)
            if count > 0 {
                sent += count
            } else if count < 0 && errno == EINTR {
                continue
            } else {
                return count < 0 && errno == EAGAIN ? sent : bytes.count
            }
        }
        return sent
    }

    private var isWritable: Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&polled, 1, 0) == 1
    }
}
