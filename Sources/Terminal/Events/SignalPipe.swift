internal import CTerminal
internal import Glibc

/// Where the signal handlers write, and the loop reads which signals came.
struct SignalPipe {
    let readEnd: Int32
    private let writeEnd: Int32

    init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard ct_pipe(&ends) == 0 else { throw .system(call: "pipe2", code: errno) }
        (readEnd, writeEnd) = (ends[0], ends[1])
        TerminalSignals.block()
        ct_signals_install(writeEnd)
    }

    /// The signals that came since the last call.
    func take() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        var signals: [Int32] = []
        while true {
            let count = read(readEnd, &bytes, bytes.count)
            guard count > 0 else { return signals }
            signals += bytes[0..<count].map(Int32.init)
        }
    }

    func close() {
        ct_signals_uninstall()
        _ = Glibc.close(readEnd)
        _ = Glibc.close(writeEnd)
    }
}
