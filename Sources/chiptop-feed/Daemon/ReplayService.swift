import FeedEngine
import ServiceLifecycle

/// A replay as a service: asked to stop it writes what it has reached and ends.
struct ReplayService: Service {
    let replay: Replay

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await replay.run() }
    }
}
