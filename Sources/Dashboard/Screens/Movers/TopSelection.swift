/// The few largest of many, found in one pass.
///
/// Holds at most as many entries as wanted, in order; most of the many are refused by one comparison.
struct TopSelection<Element> {
    private let capacity: Int
    private(set) var entries: [(key: Double, tie: String, element: Element)] = []

    init(capacity: Int) {
        self.capacity = max(0, capacity)
        entries.reserveCapacity(self.capacity + 1)
    }

    /// Offers one element; among equal keys the smaller tie text comes first, whatever the order of offers.
    mutating func offer(_ element: Element, key: Double, tie: String) {
        guard capacity > 0, key.isFinite else { return }
        if entries.count == capacity, let last = entries.last, !precedes(key, tie, last.key, last.tie) { return }
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(entries[middle].key, entries[middle].tie, key, tie) { low = middle + 1 } else { high = middle }
        }
        entries.insert((key, tie, element), at: low)
        if entries.count > capacity { entries.removeLast() }
    }

    private func precedes(_ key: Double, _ tie: String, _ otherKey: Double, _ otherTie: String) -> Bool {
        key == otherKey ? tie < otherTie : key > otherKey
    }
}
