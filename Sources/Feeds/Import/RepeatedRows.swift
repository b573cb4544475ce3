import Market

/// What tells two rows for one place apart, and which of them is chosen.
struct RowValue: Comparable {
    /// The more has traded, the later in its session a row was written.
    var volume: Double
    var price: Double
    /// Stands for all values.
    var values: UInt64
    /// Stands for who said so.
    var source: UInt64

    /// The lesser of two rows is left out; the order is the same on every machine and in every run.
    static func < (left: RowValue, right: RowValue) -> Bool {
        (left.volume, right.price, left.values, left.source) < (right.volume, left.price, right.values, right.source)
    }

    /// The value of a bar.
    init(_ bar: some PriceBar, source: String) {
        volume = bar.volume ?? -1
        price = bar.close
        var mixer = Mixer()
        mixer.add(bar.open)
        mixer.add(bar.high)
        mixer.add(bar.low)
        mixer.add(bar.close)
        mixer.add(bar.volume)
        values = mixer.value
        self.source = Mixer.mixed(source)
    }

    /// The value of a quote.
    init(_ quote: Quote) {
        volume = quote.volume ?? -1
        price = quote.price
        var mixer = Mixer()
        for value in [quote.open, quote.high, quote.low, quote.previousClose, quote.bid, quote.ask] { mixer.add(value) }
        values = mixer.value
        source = Mixer.mixed(quote.source)
    }

    /// The value of another row, by what it says in words.
    init(words: String, source: String) {
        volume = 0
        price = 0
        values = Mixer.mixed(words)
        self.source = Mixer.mixed(source)
    }

    /// FNV-1a, which unlike the standard library's hash is the same in every run; over words of numbers it is finished
    /// by a shift, since their low bits are often zero.
    private struct Mixer {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325

        mutating func add(_ number: Double?) {
            value = (value ^ (number?.bitPattern ?? 1)) &* 0x100_0000_01b3
            value ^= value >> 29
        }

        static func mixed(_ text: String) -> UInt64 {
            text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
    }
}

/// The rows of one source by their place: of several for one place one is chosen, whatever their order.
struct RepeatedRows<Place: Hashable> {
    /// What a row is beside those before it.
    enum Verdict {
        /// It goes on; whether it contradicts the one before.
        case goesOn(contradicts: Bool)
        /// The one before stays; whether this one contradicts it.
        case isLeftOut(contradicts: Bool)
    }

    private var chosen: [Place: RowValue] = [:]
    /// The values met in places that contradict themselves.
    private var met: [Place: Set<UInt64>] = [:]

    mutating func verdict(of value: RowValue, at place: Place) -> Verdict {
        guard let before = chosen[place] else {
            chosen[place] = value
            return .goesOn(contradicts: false)
        }
        guard before != value else { return .isLeftOut(contradicts: false) }
        let isNew = before.values != value.values && met[place, default: [before.values]].insert(value.values).inserted
        guard before < value else { return .isLeftOut(contradicts: isNew) }
        chosen[place] = value
        return .goesOn(contradicts: isNew)
    }
}
