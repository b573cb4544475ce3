import ConfigText
import Dashboard
import Foundation
import Market
import PersonalFiles
import Terminal
import Watchlists

/// Reads and writes the user's lists beside the dashboard, one order after another, so that no key waits for a disk.
final class WatchlistKeeper: Sendable {
    private let orders: AsyncStream<WatchlistOrder?>.Continuation
    private let work: Task<Void, Never>

    /// Starts keeping.
    ///
    /// - Parameters:
    ///   - folder: where the lists are.
    ///   - publish: told the lists after every change.
    ///   - say: told a sentence where something went wrong or is worth knowing.
    init(
        _ folder: WatchlistFolder, publish: @escaping @Sendable ([LoadedWatchlist]) -> Void,
        say: @escaping @Sendable (String) -> Void
    ) {
        let (stream, orders) = AsyncStream.makeStream(of: WatchlistOrder?.self)
        self.orders = orders
        work = Task.detached {
            for await order in stream {
                if let order {
                    do {
                        if let words = try folder.perform(order) { say(words) }
                    } catch let problem as TextProblem {
                        say(problem.inOneLine + "; fix it first")
                    } catch {
                        say("\(error)")
                    }
                }
                publish(folder.lists())
            }
        }
    }

    /// Does something about the lists.
    func order(_ order: WatchlistOrder) { orders.yield(order) }

    /// Rereads them.
    func reload() { orders.yield(nil) }

    /// Ends the work.
    func stop() {
        orders.finish()
        work.cancel()
    }
}
