import ConfigText
import FeedEngine
import Feeds
import Logging
import Market
import Providers
import QuoteCache
import ServiceLifecycle
import UnixSignals

/// The daemon: the engine and the user's programs on one cache, under one lock, until it is asked to stop.
struct FeedDaemon {
    let cachePath: String
    let environment: [String: String]
    let logger: Logger
    let logFile: LogFile
    let clock = SystemFeedClock()
    /// Reads the user's files.
    let readSetup: @Sendable () throws -> FeedSetup

    /// Runs until SIGTERM or SIGINT, or until everything was asked for once.
    func run(_ mode: FeedEngine.Mode) async throws {
        let setup = try readSetup()
        let writer = try QuoteCacheWriter.open(at: cachePath)
        let lock = try FeedLock(cachePath: cachePath)
        let transport = HTTPTransport(clock: clock)
        let events = EventLogger(logger: logger, bar: HistoryBar(), now: { [clock] in clock.wall() })
        let focus = FocusFile.standard(environment: environment)
        let engine = FeedEngine(
            providers: setup.providers, settings: setup.settings, transport: transport, clock: clock, writer: writer,
            focus: { focus.read() }, report: { events.tell($0) })
        logger.info(
            "started",
            metadata: [
                "cache": "\(cachePath)", "instruments": "\(setup.settings.universe.instruments.count)",
                "sources": "\(setup.providers.map(\.name).joined(separator: ","))",
            ])
        tell(setup.hints)
        let result: Result<Void, any Error>
        do {
            try await serve(setup, engine, mode, writer, events)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await transport.shutdown()
        withExtendedLifetime(lock) {}
        logger.info("stopped", metadata: ["left-out-values": "\(events.droppedValues)"])
        try result.get()
        let requests = await engine.requests
        if case .once = mode, requests.answered == 0, requests.failed > 0 { throw FeedSilence() }
    }

    private func serve(
        _ setup: FeedSetup, _ engine: FeedEngine, _ mode: FeedEngine.Mode, _ writer: QuoteCacheWriter,
        _ events: EventLogger
    ) async throws {
        let engineService = ServiceGroupConfiguration.ServiceConfiguration(
            service: EngineService(engine: engine, mode: mode), successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        var services = [engineService]
        if case .following = mode {
            let commands = CommandFeeds(
                setup, writer: writer, clock: clock, environment: environment, report: { events.tell($0) })
            services.append(ServiceGroupConfiguration.ServiceConfiguration(service: commands))
            if let stream = setup.stream {
                let service = StreamService(
                    stream: stream, symbols: setup.settings.universe.instruments.map(\.symbol), engine: engine,
                    clock: clock)
                // The engine saves what the streamer brings, so it is the last to be asked to stop.
                services.append(ServiceGroupConfiguration.ServiceConfiguration(service: service))
            }
            let reload = ReloadService(reload: { await self.reload(engine, commands) })
            services.append(ServiceGroupConfiguration.ServiceConfiguration(service: reload))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quietLogger)
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        try await ServiceGroup(configuration: configuration).run()
    }

    /// Plays a tape into the cache until it is over or is asked to stop.
    func play(_ path: String, speed: Double) async throws {
        let setup = try readSetup()
        let tape = try ReplayTape(path: path, now: clock.wall(), calendars: setup.settings.calendars)
        let writer = try QuoteCacheWriter.open(at: cachePath)
        let lock = try FeedLock(cachePath: cachePath)
        let replay = Replay(
            tape, speed: speed, clock: clock, writer: writer, calendars: setup.settings.calendars)
        logger.info("replay started", metadata: ["rows": "\(tape.items.count)", "speed": "\(speed)"])
        let service = ServiceGroupConfiguration.ServiceConfiguration(
            service: ReplayService(replay: replay), successTerminationBehavior: .gracefullyShutdownGroup)
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: quietLogger)
        ).run()
        withExtendedLifetime(lock) {}
        logger.info("replay finished")
    }

    /// The life of services is our business, not the log's.
    private var quietLogger: Logger {
        var quiet = logger
        quiet.logLevel = .error
        return quiet
    }

    private func tell(_ hints: [TextProblem]) {
        for hint in hints { logger.notice("\(hint.inOneLine)") }
    }

    private func reload(_ engine: FeedEngine, _ commands: CommandFeeds) async {
        do {
            try logFile.reopen()
            let setup = try readSetup()
            await engine.update(setup.settings, providers: setup.providers)
            commands.update(setup)
            tell(setup.hints)
            logger.info(
                "configuration reloaded", metadata: ["instruments": "\(setup.settings.universe.instruments.count)"])
        } catch {
            // What ran goes on; the words say where the error is.
            for line in "\(error)".split(separator: "\n") { logger.error("configuration not changed: \(line)") }
        }
    }
}

/// No source had anything to say: cron is reported by the exit status.
struct FeedSilence: Error, CustomStringConvertible {
    var description: String { "no source answered; `chiptop feed status` shows why, and the next run retries" }
}
