import Dashboard
import DashboardTestSupport
import Market
import TestSupport
import Testing
import TextUI

/// Where few prices change, few regions are sorted; the order is the same as if all were.
struct RowOrderTests {
    /// The small market after random changes of a few prices.
    private func moved(_ snapshot: Snapshot, _ random: inout SeededGenerator) -> Snapshot {
        var snapshot = snapshot
        snapshot.version += 1
        var changed: Set<Symbol> = []
        let symbols = snapshot.instruments.map(\.instrument.symbol)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            guard let symbol = symbols.randomElement(using: &random) else { continue }
            let change = Double.random(in: -0.1...0.1, using: &random)
            snapshot.instruments[symbol]?.local.day = change
            snapshot.instruments[symbol]?.usd.day = change
            changed.insert(symbol)
        }
        snapshot.changed = changed
        return snapshot
    }

    @Test("Sorting only regions that changed gives the order of sorting all", arguments: 1...20)
    func theOrderIsThatOfSortingAll(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var driver = try BoardDriver(Size(width: 120, height: 40))
        driver.type("s")
        var snapshot = SmallMarket.snapshot()
        for step in 0..<30 {
            snapshot = moved(snapshot, &random)
            // Snapshots that come while the screen is paused are never shown themselves.
            if step % 7 == 3 || step % 7 == 6 { driver.type("P") }
            driver.show(snapshot)
            if (3..<6).contains(step % 7) { continue }
            var whole = try BoardDriver(Size(width: 120, height: 40))
            whole.type("s")
            var unknown = snapshot
            unknown.changed = nil
            whole.show(unknown)
            #expect(driver.rows == whole.rows)
        }
    }
}

extension BoardDriver {
    /// The lines of the picture between header and key bar, whose clock and arrows of the last change do not matter here.
    fileprivate var rows: [String] { text.split(separator: "\n").dropFirst(3).dropLast().map(String.init) }
}
