import Market
import QuoteCache
import RefreshEngine

/// An engine that follows a file for as long as `body` runs.
@discardableResult
func withEngine<Result>(
    on file: CacheFile, asOf: AsOf = .present, at moment: Instant,
    _ body: (RefreshEngine, SnapshotRecorder) async throws -> Result
) async throws -> Result {
    let recorder = SnapshotRecorder()
    let engine = RefreshEngine(file: file, asOf: asOf, clock: .fixed(moment)) { recorder.record($0) }
    let task = Task.detached { await engine.run() }
    do {
        let result = try await body(engine, recorder)
        task.cancel()
        await task.value
        return result
    } catch {
        task.cancel()
        await task.value
        throw error
    }
}
