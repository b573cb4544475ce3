/// Hands out the terminal's numbered colour pairs, and takes back those out of use where they run out.
struct PairTable {
    /// A text colour and a background as the terminal numbers them.
    struct Pair: Hashable {
        let foreground: Int32
        let background: Int32
    }

    private let limit: Int32
    private var numbers: [Pair: Int32] = [:]
    private var free: [Int32] = []
    private var next: Int32 = 1

    /// Creates a table for a terminal with this many pairs; pair 0 is its own look.
    init(limit: Int) {
        self.limit = Int32(clamping: limit)
    }

    /// The number of a pair that has one.
    func number(of pair: Pair) -> Int32? {
        numbers[pair]
    }

    /// A number for a new pair; nil where none is left.
    mutating func allocate(_ pair: Pair) -> Int32? {
        let number: Int32
        if let recycled = free.popLast() {
            number = recycled
        } else if next < limit {
            number = next
            next += 1
        } else {
            return nil
        }
        numbers[pair] = number
        return number
    }

    /// Frees every pair but these.
    mutating func keepOnly(_ used: Set<Pair>) {
        free += numbers.filter { !used.contains($0.key) }.values.sorted(by: >)
        numbers = numbers.filter { used.contains($0.key) }
    }
}
