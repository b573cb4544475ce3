import Market

/// The names of all instruments, ready to be looked through at every key.
struct SearchIndex: Sendable {
    /// One instrument's symbol, English name, native name and segment in lower case, as UTF-8.
    private struct Entry: Sendable {
        let symbol: Symbol
        let keys: [Key]
    }

    /// A name with the letters that are in it, so that most names are skipped at a glance.
    private struct Key: Sendable {
        let bytes: [UInt8]
        let letters: UInt64

        init(_ text: String) {
            bytes = Array(text.lowercased().utf8)
            letters = SearchIndex.letters(of: bytes)
        }
    }

    /// A bit for each letter and digit, one for everything else.
    private static func letters(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { set, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): set | 1 << UInt64(byte - UInt8(ascii: "a"))
            case UInt8(ascii: "0")...UInt8(ascii: "9"): set | 1 << UInt64(byte - UInt8(ascii: "0") + 26)
            default: set | 1 << 63
            }
        }
    }

    private let entries: [Entry]

    /// How many instruments it was made of: when that differs it is rebuilt.
    var count: Int { entries.count }

    init() {
        entries = []
    }

    init(_ instruments: InstrumentTable) {
        entries = instruments.map { state in
            let instrument = state.instrument
            let texts = [instrument.symbol.rawValue, instrument.name, instrument.nativeName, instrument.segment]
            return Entry(symbol: instrument.symbol, keys: texts.compactMap { $0.map(Key.init) })
        }
    }

    /// Everybody whose names hold the letters of a text in their order, with how well: more is better.
    func matches(_ text: String) -> [Symbol: Int] {
        var result: [Symbol: Int] = [:]
        result.reserveCapacity(entries.count / 4)
        forEachMatch(text) { result[$0] = $1 }
        return result
    }

    /// The best of them, the best first; of those that are as good the first by symbol.
    func best(_ text: String, limit: Int) -> [Symbol] {
        var best: [(symbol: Symbol, score: Int)] = []
        func isBetter(_ left: (symbol: Symbol, score: Int), _ right: (symbol: Symbol, score: Int)) -> Bool {
            left.score == right.score ? left.symbol < right.symbol : left.score > right.score
        }
        forEachMatch(text) { symbol, score in
            if best.count == limit, let last = best.last, !isBetter((symbol, score), last) { return }
            let place = best.firstIndex { isBetter((symbol, score), $0) } ?? best.count
            best.insert((symbol, score), at: place)
            if best.count > limit { best.removeLast() }
        }
        return best.map(\.symbol)
    }

    private func forEachMatch(_ text: String, _ body: (Symbol, Int) -> Void) {
        let needle = Array(text.lowercased().utf8).filter { $0 != UInt8(ascii: " ") }
        guard !needle.isEmpty else { return }
        let wanted = SearchIndex.letters(of: needle)
        for entry in entries {
            var best = 0
            for key in entry.keys where key.letters & wanted == wanted {
                best = max(best, SearchIndex.score(needle, in: key.bytes))
            }
            if best > 0 { body(entry.symbol, best) }
        }
    }

    /// How well letters are found in a name: runs of letters and beginnings of words count most; 0 where one is missing.
    static func score(_ needle: [UInt8], in key: [UInt8]) -> Int {
        guard needle.count <= key.count, let first = needle.first else { return 0 }
        var best = 0
        for start in 0...(key.count - needle.count) where key[start] == first {
            best = max(best, score(needle, in: key, from: start))
            // Nothing is better than the text itself at the beginning of the name.
            if start == 0, best >= 10 * needle.count { break }
        }
        return best
    }

    private static func score(_ needle: [UInt8], in key: [UInt8], from start: Int) -> Int {
        var (score, place, previous) = (0, start, -2)
        for letter in needle {
            while place < key.count, key[place] != letter { place += 1 }
            guard place < key.count else { return 0 }
            let isBeginning = place == 0 || !isWord(key[place - 1])
            score += place == previous + 1 ? 8 : isBeginning ? 6 : 1
            previous = place
            place += 1
        }
        // The whole text in one piece at the beginning, and short names, come first.
        if previous - start + 1 == needle.count { score += start == 0 ? 12 : 4 }
        return score * 16 + max(0, 15 - (key.count - needle.count))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte >= 0x80
    }
}
