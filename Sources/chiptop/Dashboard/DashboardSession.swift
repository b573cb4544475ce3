import Dashboard
import Foundation
import Market
import QuoteCache
import RefreshEngine
import Terminal
import TextUI
import ThemeCatalog

/// One run of the dashboard: an engine behind, the terminal in front, a mailbox between them.
struct DashboardSession {
    let file: CacheFile
    let settings: MarketSettings
    let asOf: AsOf
    let clock: MarketClock
    let options: Model.Options
    let colors: ColorMode

    /// Runs until the person, a signal or the terminal ends it. `TerminalSignals.block` must have been called before
    /// any thread was started.
    func run() throws -> ExitReason {
        let mailbox = try Mailbox<Message>()
        let clock = clock
        let engine = RefreshEngine(file: file, settings: settings, asOf: asOf, clock: clock) { snapshot in
            mailbox.sendNewest(.snapshot(snapshot, Moment(clock)))
        }
        let following = Task.detached(priority: .userInitiated) { await engine.run() }
        defer { following.cancel() }
        let terminal = try Terminal.open(Terminal.Options(colors: colors))
        defer { terminal.close() }
        return loop(terminal, mailbox)
    }

    private func loop(_ terminal: Terminal, _ mailbox: Mailbox<Message>) -> ExitReason {
        var model = Model(size: terminal.size, now: Moment(clock), options: options)
        let colors = colors
        var isThemeListDue = true
        return EventLoop(terminal: terminal, mailbox: mailbox).run(
            input: { .input($0, Moment(clock)) },
            step: { message in
                if isThemeListDue, case .input(.key, _) = message {
                    model.themes = DashboardSession.themes(colors)
                    isThemeListDue = false
                }
                return update(&model, message).map(EventLoop<Message>.Command.init)
            },
            deadline: { max(0, Int(clamping: model.nextTick.milliseconds(since: clock.wall()))) },
            expired: { .tick(Moment(clock)) },
            render: { size in
                model.size = size
                let frame = Dashboard.render(model)
                return (frame.buffer, frame.cursor)
            })
    }

    /// The themes to walk through, read once a person is there to walk.
    private static func themes(_ colors: ColorMode) -> [Theme] {
        guard colors != .never else { return [] }
        return ThemeCatalog.names.compactMap { try? ThemeCatalog.theme(named: $0) }
    }
}

extension Moment {
    init(_ clock: MarketClock) {
        self.init(market: clock.now(), wall: clock.wall())
    }
}

extension EventLoop<Message>.Command {
    init(_ effect: Effect) {
        switch effect {
        case .quit: self = .quit
        case .redraw: self = .redraw
        case .suspend: self = .suspend
        }
    }
}
