extension SymbolSpelling {
    /// What a symbol comes to, where that is not itself.
    ///
    /// - Parameter exchange: where bare digits are listed, if that is known.
    public func otherReading(of symbol: Symbol, on exchange: Exchange? = nil) -> SymbolReading? {
        if isItself(symbol) { return nil }
        let reading = reading(of: symbol.rawValue, on: exchange)
        return reading.symbol == symbol ? nil : reading
    }

    /// Whether a symbol is of the kinds that nearly all are of and need not be read, of which a cache may have thousands.
    private func isItself(_ symbol: Symbol) -> Bool {
        let bytes = symbol.rawValue.utf8
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else {
            return bytes.count < 6 && bytes.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        }
        let code = bytes[..<dot]
        guard code.count >= 4, code.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return false
        }
        let suffix = symbol.rawValue[dot...]
        switch suffix {
        case ".T": return true
        case ".TW", ".TWO", ".KS", ".KQ", ".SS", ".SZ":
            return ownSuffix(of: symbol.rawValue[..<dot], String(suffix)) == suffix
        // Four digits or more, those beyond the fourth not for zeros in front.
        case ".HK": return code.count == 4 || code.first != UInt8(ascii: "0")
        default: return false
        }
    }
}
