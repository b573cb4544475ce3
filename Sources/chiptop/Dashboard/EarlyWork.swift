import Dashboard
import Foundation
import Market
import RiskRules

/// What every dashboard needs and takes milliseconds to make, begun beside the reading of the command line.
enum EarlyWork {
    /// Begins where a dashboard will be shown. Code that needs a part of it waits for that part alone.
    static func begin(for arguments: [String]) {
        guard showsDashboard(arguments) else { return }
        withSignalsBlocked {
            Thread.detachNewThread {
                _ = TradingCalendars.shipped
                _ = RuleSet.shipped
                _ = ThesisFile.shipped
                _ = KeyMap.dashboard
            }
        }
    }

    /// Whether arguments name no command: then the board is meant, unless an option asks for something else.
    static func showsBoard(_ arguments: [String]) -> Bool {
        guard let first = arguments.first else { return true }
        return first.hasPrefix("-") && !["-h", "--help", "--version"].contains(first)
    }

    private static func showsDashboard(_ arguments: [String]) -> Bool {
        showsBoard(arguments) || ["board", "demo"].contains(arguments.first)
    }

    /// A thread inherits what its creator has blocked: signals are for the main thread, which has not blocked them yet.
    private static func withSignalsBlocked(_ body: () -> Void) {
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        body()
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
