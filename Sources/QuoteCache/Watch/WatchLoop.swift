import Glibc
import Synchronization
import SystemFiles

/// What the watcher's thread does.
struct WatchLoop: Sendable {
    let file: CacheFile
    let shared: CacheWatcher.Shared
    let continuation: AsyncStream<Void>.Continuation
    let isDue: @Sendable () -> Bool

    func run() {
        var folder = FolderWatch(path: file.path, companions: ["-wal", "-journal"])
        var judge = CommitJudge(file: file)
        var pacing = Pacing()
        while !shared.isStopped.load(ordering: .relaxed) {
            folder.attach()
            let isHinted = folder.wait(
                milliseconds: pacing.untilNextLook, isDeaf: pacing.isResting, or: shared.wakeUp.reading)
            if shared.isStopped.load(ordering: .relaxed) { return }
            if isHinted { pacing.hinted() }
            guard pacing.isLookDue else { continue }
            let hasNews = judge.hasNews()
            if hasNews { folder.detach() }
            if hasNews || shared.takeAlarm() || isDue() {
                pacing.signalled()
                continuation.yield()
            } else {
                pacing.looked()
            }
        }
    }
}

/// When the watcher looks next.
struct Pacing {
    /// Milliseconds between two signals at least: twenty snapshots a second are all a screen can use.
    private static let spacing: Int64 = 50
    /// Milliseconds between two looks at most.
    private static let slowPoll: Int64 = 1000
    /// A hint comes before the commit can be seen, which may first have to reach the disk; milliseconds after it at
    /// which to look again.
    private static let afterHint: [Int64] = [0, 1, 2, 4, 8, 16, 32, 64, 128]

    private var nextLook: Int64 = 0
    private var lastSignal: Int64 = .min / 2
    private var hints: ArraySlice<Int64> = []
    private var hintedAt: Int64 = 0

    var untilNextLook: Int32 { Int32(clamping: max(0, nextLook - Pacing.clock())) }
    var isLookDue: Bool { Pacing.clock() >= nextLook }
    /// Whether the last signal was so short ago that no hint can bring the next one nearer.
    var isResting: Bool { Pacing.clock() < lastSignal + Pacing.spacing }

    mutating func hinted() {
        hintedAt = Pacing.clock()
        hints = Pacing.afterHint[...]
        nextLook = max(min(nextLook, hintedAt), lastSignal + Pacing.spacing)
    }

    mutating func signalled() {
        lastSignal = Pacing.clock()
        hints = []
        // More may have come in the meantime: one more look when the next signal would be allowed.
        nextLook = lastSignal + Pacing.spacing
    }

    mutating func looked() {
        let now = Pacing.clock()
        while let offset = hints.first, hintedAt + offset <= now { hints.removeFirst() }
        nextLook = hints.first.map { hintedAt + $0 } ?? now + Pacing.slowPoll
    }

    /// Milliseconds on the monotonic clock.
    static func clock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
