import FeedEngine
import Glibc
import Market
import Synchronization

/// One line on standard error that shows how far the history is, on a terminal.
final class HistoryBar: Sendable {
    private let shownAt = Mutex<ContinuousClock.Instant?>(nil)

    /// Nil without a terminal.
    init?() {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
    }

    /// Shows a state, ten times a second at most.
    func show(_ progress: HistoryProgress) {
        let now = ContinuousClock.now
        let isShown = shownAt.withLock { shownAt in
            if let last = shownAt, now - last < .milliseconds(100), progress.done < progress.total { return false }
            shownAt = now
            return true
        }
        guard isShown else { return }
        let filled = min(24, max(0, Int((progress.fraction * 24).rounded())))
        let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: 24 - filled)
        let end = progress.done >= progress.total ? "\n" : ""
        let text =
            "\r\u{1B}[K\(bar) \(Int(progress.fraction * 100))%  history \(progress.done) of \(progress.total)"
            + "  \(progress.symbol)\(end)"
        _ = write(STDERR_FILENO, text, text.utf8.count)
    }
}
