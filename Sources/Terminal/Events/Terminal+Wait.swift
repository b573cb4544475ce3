internal import CTerminal
internal import Glibc
internal import TextUI

extension Terminal {
    /// Waits for the keyboard, the mailbox, a signal or the time, and lets stalled output go on meanwhile.
    func wait(mailbox: Int32, milliseconds: Int?) -> Wake {
        let escape = keyboard.timeLeft
        let limit = [milliseconds, escape].compactMap(\.self).min().map { Int32(clamping: max(0, $0)) } ?? -1
        var polled = [
            pollfd(fd: device.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: mailbox, events: Int16(POLLIN), revents: 0),
            // Asked for POLLOUT only while output waits: poll would return at once otherwise.
            pollfd(fd: writer.isStalled ? device.output : -1, events: Int16(POLLOUT), revents: 0),
        ]
        let count = ct_signals_poll(&polled, UInt(polled.count), limit)
        var wake = Wake()
        guard count > 0 else {
            if count == 0 {
                noteTimeOut(&wake, milliseconds: milliseconds, escape: escape)
            } else if errno != EINTR {
                // A loop that cannot wait would spin.
                wake.ending = .hangup
            }
            // An interrupted wait has left its byte in the signal pipe: the next one finds it.
            return wake
        }
        if polled[1].revents != 0 { noteSignals(&wake) }
        noteInput(&wake, revents: Int32(polled[0].revents))
        if polled[3].revents != 0 { resumeOutput() }
        wake.hasMail = polled[2].revents != 0
        return wake
    }

    private func noteTimeOut(_ wake: inout Wake, milliseconds: Int?, escape: Int?) {
        wake.events = keyboard.expire()
        if let milliseconds { wake.isTimeOut = milliseconds <= (escape ?? .max) }
    }

    private func noteInput(_ wake: inout Wake, revents: Int32) {
        // A dead terminal is readable for ever: it must end the program before anything is read from it.
        if revents & (POLLHUP | POLLERR | POLLNVAL) != 0 {
            wake.ending = wake.ending ?? .hangup
        } else if revents & POLLIN != 0 {
            guard let events = keyboard.read(from: device.input) else {
                wake.ending = wake.ending ?? .hangup
                return
            }
            wake.events = events
        } else {
            wake.events = keyboard.expire()
        }
    }

    private func noteSignals(_ wake: inout Wake) {
        for signal in signals.take() {
            switch signal {
            case SIGWINCH: noteResize()
            case SIGCONT: takeBack()
            case SIGTSTP: suspend(group: false)
            default: wake.ending = .signal(signal)
            }
        }
    }
}
