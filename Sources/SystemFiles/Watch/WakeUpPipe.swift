import Glibc

/// A pipe whose one byte ends a `poll`; it is closed with its owner.
package final class WakeUpPipe: Sendable {
    /// Readable once it has been woken.
    package let reading: Int32
    private let writing: Int32

    /// Opens the pipe.
    package init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Ends the `poll`.
    package func wake() {
        var byte: UInt8 = 0
        _ = write(writing, &byte, 1)
    }
}
