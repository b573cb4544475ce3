import GRDB
import Market

/// Reading columns that another program wrote: a value of the wrong type is nil, never a crash.
extension Row {
    func number(_ index: Int) -> Double? {
        guard let value = Double.fromDatabaseValue(self[index] as DatabaseValue), value.isFinite else { return nil }
        return value
    }

    /// A price: above zero, without the noise of binary arithmetic.
    func positive(_ index: Int) -> Double? {
        guard let value = number(index), value > 0 else { return nil }
        return PriceNoise.removed(value)
    }

    /// A count of shares: nothing traded is zero, not unknown.
    func volume(_ index: Int) -> Double? {
        guard let value = number(index), value >= 0 else { return nil }
        return value
    }

    func integer(_ index: Int) -> Int64? {
        Int64.fromDatabaseValue(self[index] as DatabaseValue)
    }

    func text(_ index: Int) -> String? {
        String.fromDatabaseValue(self[index] as DatabaseValue)
    }
}
