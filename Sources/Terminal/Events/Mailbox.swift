internal import CTerminal
internal import Glibc
internal import Synchronization

/// A queue that any thread may fill and that wakes the one loop which empties it.
public final class Mailbox<Message: Sendable>: Sendable {
    private struct State: Sendable {
        var queue: [Message] = []
        var newest: Message?
        var hasSignalled = false
    }

    private let state = Mutex(State())
    /// Readable while messages wait.
    let descriptor: Int32

    /// Creates an empty mailbox.
    public init() throws(TerminalError) {
        descriptor = ct_eventfd()
        if descriptor < 0 { throw .system(call: "eventfd", code: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Adds a message after those that wait.
    public func send(_ message: Message) {
        state.withLock {
            $0.queue.append(message)
            signal(&$0)
        }
    }

    /// Puts a message into the slot that holds only the newest: one that waits there undelivered is replaced.
    public func sendNewest(_ message: Message) {
        state.withLock {
            $0.newest = message
            signal(&$0)
        }
    }

    /// Takes everything that waits: the queue in order, then the newest.
    public func drain() -> [Message] {
        state.withLock { state in
            guard state.hasSignalled else { return [] }
            var count: UInt64 = 0
            read(descriptor, &count, 8)
            var messages = state.queue
            if let newest = state.newest { messages.append(newest) }
            state = State()
            return messages
        }
    }

    /// One system call for any number of messages until the loop comes to fetch them.
    private func signal(_ state: inout State) {
        guard !state.hasSignalled else { return }
        state.hasSignalled = true
        var one: UInt64 = 1
        write(descriptor, &one, 8)
    }
}
