import TestSupport
import Testing

@testable import Dashboard

@Suite struct TopSelectionTests {
    @Test(arguments: [0, 1, 3, 10, 500, 2000])
    func itFindsWhatSortingFinds(capacity: Int) {
        var generator = SeededGenerator(seed: UInt64(capacity) + 7)
        let values = (0..<1000).map { (key: Double(generator.next() % 97), tie: "\($0)") }
        var selection = TopSelection<Int>(capacity: capacity)
        for (index, value) in values.enumerated() { selection.offer(index, key: value.key, tie: value.tie) }
        let sorted = values.indices.sorted { left, right in
            let (first, second) = (values[left], values[right])
            return first.key == second.key ? first.tie < second.tie : first.key > second.key
        }
        #expect(selection.entries.map(\.element) == Array(sorted.prefix(capacity)))
    }

    @Test("The order of competing demands does not matter") func theOrderOfOffersDoesNotMatter() {
        let offers = [(1.0, "a"), (3, "b"), (3, "c"), (2, "d")]
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
            var selection = TopSelection<String>(capacity: 3)
            for index in order { selection.offer(offers[index].1, key: offers[index].0, tie: offers[index].1) }
            #expect(selection.entries.map(\.element) == ["b", "c", "d"])
        }
    }

    @Test("A value that is not a number is rejected") func whatIsNoNumberIsRefused() {
        var selection = TopSelection<Int>(capacity: 2)
        for key in [Double.nan, .infinity, -.infinity] { selection.offer(1, key: key, tie: "x") }
        #expect(selection.entries.isEmpty)
    }
}
