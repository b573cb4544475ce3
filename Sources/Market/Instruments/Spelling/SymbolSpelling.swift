/// Brings the ways in which programs and people spell an instrument to the one symbol it has here.
///
/// Every text from outside that names an instrument goes through it: names and columns of files, lists, what is typed.
public struct SymbolSpelling: Sendable {
    private let directory: InstrumentDirectory

    /// Creates a reader of spellings that asks a directory where a spelling alone does not decide.
    public init(directory: InstrumentDirectory = .shared) {
        self.directory = directory
    }

    /// What a text names.
    ///
    /// - Parameters:
    ///   - text: such as `2330.TW`, `TWSE:2330`, `sh.688981`, `HK.00981`, `nvda us equity`, `BRK.B` or `USDTWD`.
    ///   - exchange: where bare digits are listed, if the text's surroundings say so.
    public func reading(of text: some StringProtocol, on exchange: Exchange? = nil) -> SymbolReading {
        let word = text.trimmingBlanks.uppercased()
        guard !word.isEmpty, word.utf8.count <= 40 else { return .unreadable }
        if let index = MarketCode.indices[word] { return .symbol(index) }
        if word.contains(":") { return colon(word) }
        if word.contains(" ") { return blank(word) }
        if let rate = rate(word) { return .symbol(rate) }
        if word.hasPrefix("^") || word.contains("=") { return plain(word) }
        if let symbol = Symbol(validating: word), directory[symbol] != nil { return .symbol(symbol) }
        if let dotted = dotted(word) { return dotted }
        if let prefixed = prefixed(word) { return prefixed }
        if word.first?.isNumber == true { return digits(word, on: exchange) }
        return plain(word)
    }

    private func isKnown(_ text: String) -> Bool { directory[Symbol(rawValue: text)] != nil }

    /// The market of a code in a country whose markets share their codes: programs that know one of them name it for
    /// both. The directory tells, or in China the first digits, except those of indices.
    func ownSuffix(of code: some StringProtocol, _ suffix: String) -> String {
        switch suffix {
        case ".KS": isOther(code, suffix, ".KQ") ? ".KQ" : suffix
        case ".KQ": isOther(code, suffix, ".KS") ? ".KS" : suffix
        case ".TW": isOther(code, suffix, ".TWO") ? ".TWO" : suffix
        case ".TWO": isOther(code, suffix, ".TW") ? ".TW" : suffix
        case ".SZ": code.count == 6 && (code.hasPrefix("60") || code.hasPrefix("68")) ? ".SS" : suffix
        case ".SS": code.count == 6 && code.hasPrefix("30") ? ".SZ" : suffix
        default: suffix
        }
    }

    private func isOther(_ code: some StringProtocol, _ suffix: String, _ other: String) -> Bool {
        isKnown(code + other) && !isKnown(code + suffix)
    }

    /// `NYSE:TSM`, `TPE:2330`, and `VWRL:XAMS` with the market behind.
    private func colon(_ word: String) -> SymbolReading {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return .unreadable }
        if MarketCode.rateExchanges.contains(parts[0]) {
            return rate(parts[1]).map { .symbol($0) } ?? .notCovered(word)
        }
        if let place = MarketCode.places[parts[0]] { return listed(parts[1], at: place) }
        if let place = MarketCode.places[parts[1]], parts[1].hasPrefix("X") || parts[1] == "ROCO" {
            return listed(parts[0], at: place)
        }
        return .notCovered(word)
    }

    /// Bloomberg's `2330 TT Equity` and `6857 JP`.
    private func blank(_ word: String) -> SymbolReading {
        var parts = word.split(separator: " ").map(String.init)
        let yellowKeys: Set<String> = ["EQUITY", "INDEX", "CURNCY"]
        if parts.count > 1, let last = parts.last, yellowKeys.contains(last) { parts.removeLast() }
        if word.hasSuffix(" CURNCY"), parts.count == 1 {
            return rate(parts[0]).map { .symbol($0) } ?? .notCovered(word)
        }
        guard parts.count == 2 else { return .unreadable }
        let american: Set<String> = ["UN", "UW", "UQ", "UR", "UA"]
        if american.contains(parts[1]) { return listed(parts[0], at: .unitedStates) }
        guard let place = MarketCode.places[parts[1]], parts[1].count == 2 else { return .unreadable }
        return listed(parts[0], at: place)
    }

    /// `981.HK`, `688981.SH`, `HK.00981`, `NVDA.US`, `BRK.B`; nil where no dot stands inside.
    private func dotted(_ word: String) -> SymbolReading? {
        guard let dot = word.lastIndex(of: "."), dot != word.startIndex else { return nil }
        let (head, tail) = (String(word[..<dot]), String(word[word.index(after: dot)...]))
        guard !tail.isEmpty else { return .unreadable }
        let prefixes: Set<String> = ["SH", "SZ", "HK", "US", "JP", "TW", "KR", "CN", "BJ"]
        let isCode = tail.contains(where: \.isNumber) || head == "US"
        if prefixes.contains(head), isCode, let place = MarketCode.places[head] { return listed(tail, at: place) }
        // A class of shares: at Yahoo it stands behind a hyphen.
        if tail.count == 1, "ABCD".contains(tail), !head.isEmpty, head.allSatisfy(\.isLetter) {
            return plain(head + "-" + tail)
        }
        let isListing = head.first?.isNumber == true || tail == "US"
        if isListing, let place = MarketCode.places[tail] { return listed(head, at: place) }
        // No market is called by digits: a price or a quantity.
        return tail.allSatisfy(\.isNumber) ? .unreadable : plain(word)
    }

    /// `sh688981`, `sz300750`, `hk00981` and Korea's `A005930`; nil where a word begins otherwise.
    private func prefixed(_ word: String) -> SymbolReading? {
        let code = String(word.drop(while: \.isLetter))
        let head = String(word.prefix(word.count - code.count))
        guard !code.isEmpty, code.allSatisfy(\.isNumber) else { return nil }
        switch (head, code.count) {
        case ("SH", 6): return listed(code, at: .suffix(".SS"))
        case ("SZ", 6): return listed(code, at: .suffix(".SZ"))
        case ("HK", 4...5): return listed(code, at: .hongKong)
        case ("A", 6): return listed(code, at: .korea)
        default: return nil
        }
    }

    /// A code that begins with a digit and says nothing of its market.
    private func digits(_ word: String, on exchange: Exchange?) -> SymbolReading {
        if let exchange { return listed(word, at: SymbolSpelling.place(of: exchange)) }
        let isNumber = word.allSatisfy(\.isNumber)
        let isTokyo = word.count == 4 && word.prefix(3).allSatisfy(\.isNumber) && word.last?.isLetter == true
        guard isNumber || isTokyo, word.count <= 6 else { return .unreadable }
        let candidates = candidates(word, isNumber: isNumber)
        let known = candidates.filter { directory[$0].map { $0.kind == .equity } ?? false }
        // Four digits name a share in Taipei, in Tokyo and in Hong Kong: the directory holds only some of each.
        if word.count > 4, known.count == 1, let only = known.first { return .symbol(only) }
        guard !candidates.isEmpty else { return .unreadable }
        return .ambiguous(known + candidates.filter { !known.contains($0) })
    }

    private func candidates(_ code: String, isNumber: Bool) -> [Symbol] {
        guard isNumber else { return [Symbol(rawValue: code + ".T")] }
        let trimmed = String(code.drop { $0 == "0" })
        let hongKong = Symbol(rawValue: String(repeating: "0", count: max(0, 4 - trimmed.count)) + trimmed + ".HK")
        switch code.count {
        case 4:
            let taiwan = listed(code, at: .taiwan).symbol.map { [$0] } ?? []
            if code.hasPrefix("0") { return taiwan + [hongKong] }
            return taiwan + [Symbol(rawValue: code + ".T")] + (directory[hongKong] == nil ? [] : [hongKong])
        case 6:
            let suffixes = [".KS", ".KQ", ".SS", ".SZ"]
            return suffixes.map { Symbol(rawValue: code + $0) }
        case 1...5: return [hongKong] + (code.count == 5 ? [Symbol(rawValue: code + ".TW")] : [])
        default: return []
        }
    }

    /// A code at a place.
    private func listed(_ code: String, at place: MarketCode.Place) -> SymbolReading {
        guard !code.isEmpty else { return .unreadable }
        let isDerived = code.contains("!") || code.contains("/") && !SymbolSpelling.isShareClass(code)
        if isDerived { return .notCovered(code) }
        switch place {
        case .suffix(let suffix): return plain(code + ownSuffix(of: code, suffix))
        case .unitedStates:
            let ticker = String(code.map { $0 == "." || $0 == "/" ? "-" : $0 })
            return plain(ticker)
        case .taiwan: return known(code, suffixes: [".TW", ".TWO"])
        case .korea:
            let isMarked = code.count == 7 && code.hasPrefix("A")
            return known(isMarked ? String(code.dropFirst()) : code, suffixes: [".KS", ".KQ"])
        case .mainlandChina:
            let isShanghai = code.hasPrefix("6") || code.hasPrefix("9") || code.hasPrefix("5")
            return plain(code + (isShanghai ? ".SS" : ".SZ"))
        case .hongKong:
            let number = code.drop { $0 == "0" }
            guard !number.isEmpty else { return .unreadable }
            guard number.allSatisfy(\.isNumber) else { return plain(code + ".HK") }
            return plain(String(repeating: "0", count: max(0, 4 - number.count)) + number + ".HK")
        case .euronext:
            guard let suffix = MarketCode.euronext[code] else { return .notCovered("EURONEXT:" + code) }
            return plain(code + suffix)
        }
    }

    /// The first of several listings that the directory has, else the first.
    private func known(_ code: String, suffixes: [String]) -> SymbolReading {
        for suffix in suffixes {
            if let symbol = Symbol(validating: code + suffix), directory[symbol] != nil { return .symbol(symbol) }
        }
        return suffixes.first.map { plain(code + $0) } ?? .unreadable
    }

    /// `USDTWD` is `TWD=X`: against the dollar only the euro's and some others are the other way round.
    private func rate(_ word: String) -> Symbol? {
        let isMarked = word.hasSuffix("=X")
        let code = String((isMarked ? word.dropLast(2) : word[...]).filter { $0 != "/" && $0 != "_" })
        guard code.count == 6, let base = Currency(code.prefix(3)), let quote = Currency(code.suffix(3)) else {
            return nil
        }
        return Symbol(rawValue: base == .usd ? "\(quote)=X" : "\(code)=X")
    }

    private func plain(_ word: String) -> SymbolReading {
        if SymbolSpelling.isShareClass(word) { return plain(String(word.map { $0 == "/" ? "-" : $0 })) }
        return Symbol(validating: word).map { .symbol($0) } ?? .unreadable
    }

    /// `BRK/B`.
    private static func isShareClass(_ word: String) -> Bool {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...5).contains(parts[0].count) && parts[1].count == 1
            && word.allSatisfy { $0.isLetter || $0 == "/" }
    }

    private static func place(of exchange: Exchange) -> MarketCode.Place {
        switch exchange.region {
        case .taiwan: exchange == .roco ? .suffix(".TWO") : .taiwan
        case .southKorea: exchange == .xkos ? .suffix(".KQ") : .korea
        case .japan: .suffix(".T")
        case .hongKong: .hongKong
        case .mainlandChina: .mainlandChina
        case .unitedStates: .unitedStates
        }
    }
}

extension Symbol {
    /// The one instrument that a text names, however it spells it; nil where it names none or several.
    public init?(spelled text: some StringProtocol, on exchange: Exchange? = nil) {
        guard let symbol = SymbolSpelling().reading(of: text, on: exchange).symbol else { return nil }
        self = symbol
    }

    /// Whether it is written like an American ticker: one to five letters, and perhaps a class of shares.
    public var isPlainTicker: Bool {
        let parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
        guard let ticker = parts.first, (1...5).contains(ticker.count), parts.count <= 2 else { return false }
        return ticker.allSatisfy(\.isLetter) && (parts.count == 1 || parts[1].count == 1 && parts[1] != "X")
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String {
        var slice = Substring(self)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
