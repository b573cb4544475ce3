import Feeds
import Market

/// Tells the feed what is on screen, a few times a minute at most and beside the dashboard's own thread.
final class FocusKeeper: Sendable {
    /// Milliseconds between two looks.
    private static let pace: Int64 = 2000
    /// Milliseconds after which an unchanged focus is written again: another dashboard may have written its own.
    private static let renewal: Int64 = 60_000

    private let file: FocusFile
    private let wishes: AsyncStream<[Symbol]>.Continuation
    private let writing: Task<Void, Never>

    /// Keeps a file.
    init(_ file: FocusFile) {
        self.file = file
        let (stream, wishes) = AsyncStream.makeStream(of: [Symbol].self, bufferingPolicy: .bufferingNewest(1))
        self.wishes = wishes
        // A failed write only means that the feed does not give these instruments priority.
        writing = Task.detached { for await symbols in stream { try? file.write(symbols) } }
    }

    /// What was told last, and when; the loop that tells keeps it.
    struct Told {
        fileprivate var symbols: [Symbol] = []
        fileprivate var lookedAt = Instant(milliseconds: 0)
        fileprivate var writtenAt = Instant(milliseconds: 0)
    }

    /// Looks whether other instruments are on screen than before, if it is time.
    func look(_ attention: @autoclosure () -> [Symbol], at now: Instant, _ told: inout Told) {
        guard now.milliseconds(since: told.lookedAt) >= FocusKeeper.pace else { return }
        told.lookedAt = now
        let symbols = attention()
        guard symbols != told.symbols || now.milliseconds(since: told.writtenAt) >= FocusKeeper.renewal else { return }
        (told.symbols, told.writtenAt) = (symbols, now)
        wishes.yield(symbols)
    }

    /// Nothing is on screen any more.
    func stop() {
        wishes.finish()
        writing.cancel()
        try? file.write([])
    }
}
