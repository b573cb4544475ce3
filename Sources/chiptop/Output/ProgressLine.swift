import Feeds
import Foundation
import Market

/// One line on standard error that shows how far an import is, on a terminal.
struct ProgressLine {
    private let isWatched = isatty(STDERR_FILENO) == 1
    private let sourceCount: Int
    private var finished = 0
    private var current: ImportSource?
    private var shownAt: ContinuousClock.Instant?

    init(sourceCount: Int) {
        self.sourceCount = sourceCount
    }

    mutating func show(_ progress: ImportProgress) {
        if let current, current != progress.source { finished += 1 }
        current = progress.source
        let now = ContinuousClock.now
        // Work that is over at once needs no bar, and a bar needs no more than ten pictures a second.
        guard isWatched, shownAt.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        shownAt = now
        let share = (Double(finished) + (progress.fraction ?? 0)) / Double(max(1, sourceCount))
        let filled = Int((share * 24).rounded())
        let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: 24 - min(24, filled))
        let rows = NumberText.fixed(Double(progress.rows), decimals: 0)
        let name = DisplayText.sanitized(progress.source.name, limit: 60)
        Self.write("\r\u{1B}[K\(bar) \(Int(share * 100))%  \(rows) rows  \(name)")
    }

    /// Takes the line off the screen.
    func clear() {
        if isWatched, shownAt != nil { Self.write("\r\u{1B}[K") }
    }

    /// Says something that stays.
    static func say(_ text: String) {
        write(DisplayText.sanitized(text, limit: 400) + "\n")
    }

    private static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
