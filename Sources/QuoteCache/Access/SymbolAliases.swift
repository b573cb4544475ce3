public import Market

/// Which symbols of a cache are other spellings of an instrument, such as `981.HK` for `0981.HK`: programs that write
/// SQL may spell as they like.
///
/// An instrument has the prices under its own symbol; where there are none, those under one other spelling. What is
/// known beside prices is taken from all of them.
public struct SymbolAliases: Hashable, Sendable {
    /// A symbol whose prices are not read.
    public struct Unread: Hashable, Sendable {
        /// The symbol as it is in the cache.
        public let symbol: Symbol
        /// What it may be; empty where the text is not a symbol.
        public let candidates: [Symbol]
    }

    /// What each symbol that is spelled otherwise comes to.
    let readings: [Symbol: SymbolReading]
    /// Under which spelling the prices of an instrument are, where that is not its own.
    let stored: [Symbol: Symbol]
    /// The other spellings of each instrument, by name.
    let spellings: [Symbol: [Symbol]]
    /// The symbols whose prices are not read, by name.
    public let unread: [Unread]

    /// Every symbol is what it is.
    public static let none = SymbolAliases([:]) { _ in false }

    var isEmpty: Bool { readings.isEmpty }

    init(_ readings: [Symbol: SymbolReading], hasPrices: (Symbol) throws -> Bool) rethrows {
        var stored: [Symbol: Symbol] = [:]
        var spellings: [Symbol: [Symbol]] = [:]
        var unread: [Unread] = []
        for (symbol, reading) in readings.sorted(by: { $0.key < $1.key }) {
            guard let own = reading.symbol else {
                unread.append(Unread(symbol: symbol, candidates: reading.candidates))
                continue
            }
            spellings[own, default: []].append(symbol)
            guard try hasPrices(symbol) else { continue }
            if try stored[own] == nil && !hasPrices(own) {
                stored[own] = symbol
            } else {
                unread.append(Unread(symbol: symbol, candidates: [own]))
            }
        }
        (self.readings, self.stored, self.spellings, self.unread) = (readings, stored, spellings, unread)
    }

    /// Whether a symbol is another spelling, or has one.
    public func concern(_ symbol: Symbol) -> Bool { readings[symbol] != nil || spellings[symbol] != nil }

    /// The instrument that the prices under a symbol are those of; nil where they are not read.
    public func instrument(withPricesUnder symbol: Symbol) -> Symbol? {
        guard let reading = readings[symbol] else { return stored[symbol] == nil ? symbol : nil }
        return reading.symbol.flatMap { stored[$0] == symbol ? $0 : nil }
    }

    /// The instrument that a symbol names; nil where it names none.
    public func instrument(named symbol: Symbol) -> Symbol? {
        guard let reading = readings[symbol] else { return symbol }
        return reading.symbol
    }

    /// What a change is a change of; nil where it is not read.
    public func reading(_ change: CacheChange) -> CacheChange? {
        if isEmpty { return change }
        let symbol: Symbol? =
            switch change.kind {
            case .quote, .dailyBar, .intradayBar: instrument(withPricesUnder: change.symbol)
            case .instrument, .fact, .target, .event: instrument(named: change.symbol)
            case .feedStatus, .feedInstrument: change.symbol
            }
        return symbol.map { CacheChange(kind: change.kind, symbol: $0, sequence: change.sequence) }
    }

    /// The symbol that the prices of an instrument are under.
    func storedSymbol(of symbol: Symbol) -> Symbol { stored[symbol] ?? symbol }
}

extension SymbolReading {
    fileprivate var candidates: [Symbol] {
        switch self {
        case .symbol(let symbol): [symbol]
        case .ambiguous(let symbols): symbols
        case .notCovered, .unreadable: []
        }
    }
}

extension SymbolAliases.Unread: CustomStringConvertible {
    /// One clause without a stop.
    public var description: String {
        switch candidates.count {
        case 0: "\(symbol) is not a symbol: ignored"
        case 1: "\(symbol) is \(candidates[0]), which has prices of its own: ignored"
        default: "\(symbol) may be \(candidates.map(\.rawValue).joined(separator: " or ")): ignored"
        }
    }
}
