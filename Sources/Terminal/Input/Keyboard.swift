internal import Glibc
internal import TextUI

/// Reads the terminal's bytes and keeps the time of unfinished sequences.
struct Keyboard {
    private var decoder = KeyDecoder()
    private var lastByte = 0

    /// Milliseconds until an unfinished sequence is taken for what it is so far; nil if absent.
    var timeLeft: Int? {
        guard let patience = decoder.patience else { return nil }
        return max(0, lastByte + patience - MonotonicClock.milliseconds())
    }

    /// What the bytes at hand mean; nil where the terminal is gone.
    mutating func read(from descriptor: Int32) -> [InputEvent]? {
        // Not expired first: what follows an escape may have waited here while the program was busy.
        var events: [InputEvent] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        // Bounded, so that a flood of input does not keep the screen from being drawn.
        for _ in 0..<16 {
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            if count == 0 { return nil }
            if count < 0 { return errno == EAGAIN || errno == EINTR ? events : nil }
            lastByte = MonotonicClock.milliseconds()
            events += decoder.decode(bytes[0..<count])
            // Where the descriptor is the shell's, a read too many would wait.
            if count < bytes.count || !Keyboard.isReadable(descriptor) { break }
        }
        return events
    }

    private static func isReadable(_ descriptor: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) == 1
    }

    /// The events of a sequence whose end did not come in time.
    mutating func expire() -> [InputEvent] {
        timeLeft == 0 ? decoder.expire() : []
    }
}
