import Market

/// Rows that go into the cache together; of rows for the same symbol and time only the last is kept.
struct ImportBatch {
    /// How many rows make a batch: enough that the transaction's cost does not count, few enough that other writers
    /// of the cache wait for milliseconds only.
    static let capacity = 8192

    private struct Identity: Hashable {
        let symbol: Symbol?
        let key: ImportRecordKey
    }

    private(set) var records: [ImportRecord] = []
    /// How many rows a later one took the place of.
    private(set) var superseded = 0
    private var last: Identity?
    /// The places of the rows; nil while they came in the order of time, in which none can repeat another.
    private var places: [Identity: Int]?

    var isFull: Bool { records.count >= ImportBatch.capacity }

    mutating func add(_ record: ImportRecord) {
        let identity = Identity(symbol: record.symbol, key: record.key)
        defer { last = identity }
        if places == nil && !follows(identity) { findPlaces() }
        if let place = places?[identity] {
            records[place] = record
            superseded += 1
            return
        }
        places?[identity] = records.count
        records.append(record)
    }

    mutating func removeAll() {
        records.removeAll(keepingCapacity: true)
        superseded = 0
        last = nil
        places = nil
    }

    private func follows(_ identity: Identity) -> Bool {
        guard let last else { return true }
        return last.key.kind == identity.key.kind && last.key.position < identity.key.position
            && last.symbol == identity.symbol
    }

    private mutating func findPlaces() {
        var places: [Identity: Int] = [:]
        places.reserveCapacity(ImportBatch.capacity)
        for (place, record) in records.enumerated() {
            places[Identity(symbol: record.symbol, key: record.key)] = place
        }
        self.places = places
    }
}
