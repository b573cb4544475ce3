import FeedEngine
import ServiceLifecycle

/// The engine as a service: asked to stop it saves what it has and ends.
struct EngineService: Service {
    let engine: FeedEngine
    let mode: FeedEngine.Mode

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await engine.run(mode) }
    }
}
