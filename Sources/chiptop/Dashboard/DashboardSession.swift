import Alerts
import Dashboard
import Feeds
import Foundation
import Market
import PersonalFiles
import QuoteCache
import RefreshEngine
import RiskState
import SystemFiles
import Terminal
import TextUI
import ThemeCatalog

/// One run of the dashboard: an engine behind, the terminal in front, a mailbox between them.
struct DashboardSession {
    let file: CacheFile
    let settings: MarketSettings
    let asOf: AsOf
    let clock: MarketClock
    /// Where the configuration comes from while the dashboard runs, and what it was at the start.
    let source: ConfigurationSource
    let resolved: ResolvedConfiguration
    /// Where the state of flags is.
    let statePath: String
    /// What raises an alert, and where alerts are logged.
    let alerts: AlertSettings
    let alertLogPath: String
    /// Where the feed is reported what is on screen; nil where no feed fills the cache.
    var focus: FocusFile?
    /// Where the user's lists are; nil: in the configuration folder.
    var lists: WatchlistFolder?

    private var listFolder: WatchlistFolder { lists ?? WatchlistFolder(source.folder) }

    /// Runs until the user, a signal or the terminal ends it. `TerminalSignals.block` must have been called before
    /// any thread was started.
    func run() throws -> ExitReason {
        let mailbox = try Mailbox<Message>()
        let clock = clock
        let keeper = keeper(mailbox)
        let engine = RefreshEngine(
            file: file, settings: settings, asOf: asOf, clock: clock, keeper: keeper,
            publish: { mailbox.sendNewest(.snapshot($0, Moment(clock))) },
            details: { mailbox.send(.detail($0, Moment(clock))) },
            past: { mailbox.send(.past($0, Moment(clock))) })
        let following = Task.detached(priority: .userInitiated) { await engine.run() }
        let keeping = Task.detached { await keeper.run() }
        // One after the other: what was asked for last is what is on screen.
        let (wishes, wish) = AsyncStream.makeStream(of: [Symbol].self, bufferingPolicy: .bufferingNewest(1))
        let asking = Task.detached { for await symbols in wishes { await engine.follow(symbols) } }
        let (moments, moment) = AsyncStream.makeStream(of: AsOf.self, bufferingPolicy: .bufferingNewest(1))
        let looking = Task.detached { for await asOf in moments { await engine.show(asOf) } }
        defer {
            asking.cancel()
            looking.cancel()
            following.cancel()
            keeping.cancel()
        }
        let appearance = Appearance(resolved, files: source.themes)
        appearance.sayNotice()
        let terminal = try Terminal.open(Terminal.Options(colors: appearance.colors, isASCII: appearance.isASCII))
        defer { terminal.close() }
        let theme = try appearance.theme(at: terminal.colorDepth)
        let options = Model.Options(resolved, settings, theme: theme, isASCII: !terminal.isUnicode)
        let watch = watch(mailbox, terminal.colorDepth)
        let lists = watchlists(mailbox)
        let focus = focus.map(FocusKeeper.init)
        let listWatch = FileWatch(path: listFolder.path) { lists.reload() }
        defer {
            watch.stop()
            listWatch.stop()
            lists.stop()
            focus?.stop()
        }
        return loop(terminal, mailbox, keeper, lists, focus, appearance, options) { effect in
            switch effect {
            case .follow(let symbols): wish.yield(symbols)
            case .asOf(let wanted): moment.yield(wanted.map { .moment($0) } ?? .present)
            case .quit, .redraw, .suspend, .bell, .mouse, .risk, .watchlist, .editNote, .readNote, .configure, .save:
                break
            }
        }
    }

    /// Who remembers the flags.
    private func keeper(_ mailbox: Mailbox<Message>) -> FlagKeeper {
        let (path, clock) = (statePath, clock)
        return FlagKeeper(
            state: { () throws(RiskStateFault) in try RiskState(path: path) }, rules: settings.rules,
            person: ProcessInfo.processInfo.environment["USER"] ?? "unknown", clock: clock,
            publish: { mailbox.send(.records($0, Moment(clock))) }, notify: alerting(mailbox))
    }

    /// Does what is not the terminal's; says what the terminal has to do for it.
    private func perform(
        _ effect: Effect, _ keeper: FlagKeeper, _ lists: WatchlistKeeper, _ mailbox: Mailbox<Message>,
        _ depth: ColorDepth
    ) -> EventLoop<Message>.Command? {
        switch effect {
        case .risk(let order): keeper.order(order)
        case .watchlist(let order): lists.order(order)
        case .readNote(let symbol):
            let notes = NoteFolder(environment: ProcessInfo.processInfo.environment)
            mailbox.send(.note(symbol, notes.note(symbol), Moment(clock)))
        case .editNote(let symbol):
            let environment = ProcessInfo.processInfo.environment
            return .run(NoteFolder(environment: environment).editing(symbol, environment: environment))
        case .save(let key, let value):
            do {
                try source.save(key, value)
            } catch {
                let words = "\(key.rawValue) is not saved: \(error)"
                mailbox.send(.alert(Alert(text: words, severity: .warn, rings: false), Moment(clock)))
            }
        case .configure(let configuration):
            mailbox.send(.configuration(source.edit(configuration, at: depth), Moment(clock)))
        case .quit, .redraw, .suspend, .bell, .mouse, .follow, .asOf: break
        }
        return nil
    }

    /// Who turns changes of flags into alerts.
    private func alerting(_ mailbox: Mailbox<Message>) -> @Sendable ([FlagNotice]) -> Void {
        let clock = clock
        let alerter = Alerter(
            alerts, calendars: settings.calendars, environment: ProcessInfo.processInfo.environment,
            log: AlertLog(path: alertLogPath)
        ) { sentence in
            mailbox.send(.alert(Alert(text: sentence, severity: .warn, rings: false), Moment(clock)))
        }
        return { notices in
            let outcome = alerter.take(notices.map(NamedChange.init), at: clock.now())
            guard outcome.bell || outcome.message != nil else { return }
            let alert = Alert(
                text: outcome.message, severity: outcome.severity ?? .info, rings: outcome.bell, flag: outcome.flag)
            mailbox.send(.alert(alert, Moment(clock)))
        }
    }

    /// Any code that edits the configuration sees it at once.
    private func watch(_ mailbox: Mailbox<Message>, _ depth: ColorDepth) -> FileWatch {
        let (source, clock) = (source, clock)
        return FileWatch(path: source.path) {
            mailbox.send(.configuration(source.edit(at: depth), Moment(clock)))
        }
    }

    /// Who reads and writes the user's lists; it reads them at once.
    private func watchlists(_ mailbox: Mailbox<Message>) -> WatchlistKeeper {
        let clock = clock
        let keeper = WatchlistKeeper(listFolder) { lists in
            mailbox.send(.watchlists(lists, Moment(clock)))
        } say: { words in
            mailbox.send(.alert(Alert(text: words, severity: .warn, rings: false), Moment(clock)))
        }
        keeper.reload()
        return keeper
    }

    private func loop(
        _ terminal: Terminal, _ mailbox: Mailbox<Message>, _ keeper: FlagKeeper, _ lists: WatchlistKeeper,
        _ focus: FocusKeeper?, _ appearance: Appearance, _ options: Model.Options, engine: @escaping (Effect) -> Void
    ) -> ExitReason {
        var model = Model(size: terminal.size, now: Moment(clock), options: options)
        terminal.reportMouse(model.isMouseOn)
        var told = FocusKeeper.Told()
        // What a press means is what was on screen when it was made.
        var painted: Frame?
        return EventLoop(terminal: terminal, mailbox: mailbox).run(
            input: { event in
                guard case .mouse(let pointer) = event else { return .input(event, Moment(clock)) }
                return .pointer(pointer, painted?.target(at: pointer.position), Moment(clock))
            },
            step: { message in
                let effects = update(&model, message)
                focus?.look(model.attention, at: clock.wall(), &told)
                // The files of themes are read when the chooser opens, and not before.
                if model.awaitsSchemes { model.offer(appearance.schemes(at: terminal.colorDepth)) }
                return effects.compactMap { effect in
                    engine(effect)
                    return perform(effect, keeper, lists, mailbox, terminal.colorDepth)
                        ?? EventLoop<Message>.Command(effect)
                }
            },
            deadline: { max(0, Int(clamping: model.nextTick.milliseconds(since: clock.wall()))) },
            expired: { .tick(Moment(clock)) },
            render: { size in
                model.size = size
                let frame = Dashboard.render(model)
                painted = frame
                return (frame.buffer, frame.cursor)
            })
    }
}

extension Moment {
    init(_ clock: MarketClock) {
        self.init(market: clock.now(), wall: clock.wall())
    }
}

extension NamedChange {
    /// A change as the keeper tells it.
    init(_ notice: FlagNotice) {
        self.init(
            notice.change, record: notice.record, title: notice.title, name: notice.name, category: notice.category)
    }
}

extension EventLoop<Message>.Command {
    /// What the terminal does about an effect; nil where that is another's to do.
    init?(_ effect: Effect) {
        switch effect {
        case .quit: self = .quit
        case .redraw: self = .redraw
        case .suspend: self = .suspend
        case .bell: self = .bell
        case .mouse(let isWanted): self = .mouse(isWanted)
        case .risk, .watchlist, .follow, .editNote, .readNote, .configure, .save, .asOf: return nil
        }
    }
}
