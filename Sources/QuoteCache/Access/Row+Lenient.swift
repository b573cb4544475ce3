import GRDB

/// Reading columns that another program wrote: a value of the wrong type is nil, never a crash.
extension Row {
    func number(_ index: Int) -> Double? {
        guard let value = Double.fromDatabaseValue(self[index] as DatabaseValue), value.isFinite else { return nil }
        return value
    }

    func positive(_ index: Int) -> Double? {
        guard let value = number(index), value > 0 else { return nil }
        return value
    }

    func integer(_ index: Int) -> Int64? {
        Int64.fromDatabaseValue(self[index] as DatabaseValue)
    }

    func text(_ index: Int) -> String? {
        String.fromDatabaseValue(self[index] as DatabaseValue)
    }
}
