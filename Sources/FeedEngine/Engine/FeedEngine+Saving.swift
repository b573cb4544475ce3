import Market

/// Saving what was fetched.
extension FeedEngine {
    /// Writes everything that waits in one transaction; where that fails it goes on waiting.
    func flush() {
        let now = clock.steady()
        guard now >= saveNotBefore, !waiting.isEmpty || ledger.hasChanges else { return }
        var plan = waiting
        let wall = clock.wall()
        let changes = ledger.takeChanges(at: wall)
        (plan.feeds, plan.instruments) = (waiting.feeds + changes.feeds, waiting.instruments + changes.instruments)
        do {
            let saved = try store.save(plan, now: wall)
            waiting = SavePlan()
            saveFailures = 0
            quoteTimes.merge(saved.quoteTimes) { $1 }
            marks.merge(saved.marks) { $1 }
            for (symbol, sign) in saved.splits { fetchWhole(symbol, sign: sign) }
            if saved.written > 0 { report(.saved(rows: saved.written, seconds: (clock.steady() - now) / .seconds(1))) }
        } catch {
            // Status rows are values of their last moment: the newest of each is enough.
            waiting.feeds = plan.feeds.lastOfEach(\.feed)
            waiting.instruments = plan.instruments.lastOfEach { "\($0.feed)\n\($0.symbol)" }
            saveFailures += 1
            saveNotBefore = now + FeedEngine.savePause.delay(failures: saveFailures, chance: chance())
            report(.saveFailed(reason: "\(error)", waiting: waiting.answers.count))
        }
    }

    private static let savePause = Backoff(first: .seconds(1), limit: .seconds(60))
}

extension Array {
    /// The last element of each name, in order.
    fileprivate func lastOfEach(_ name: (Element) -> String) -> [Element] {
        var seen: Set<String> = []
        return reversed().filter { seen.insert(name($0)).inserted }.reversed()
    }
}
