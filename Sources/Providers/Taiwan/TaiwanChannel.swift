import Market

/// How the Taiwanese exchanges' information service names an instrument: its exchange and its code.
struct TaiwanChannel: Hashable {
    /// `tse` for the Taiwan Stock Exchange, `otc` for the Taipei Exchange.
    let exchange: String
    /// A share's code, or that of an index: `t00` and `o00`.
    let code: String
    let isIndex: Bool

    /// The indices that have a channel.
    private static let indices: [Symbol: (exchange: String, code: String)] = [
        "^TWII": ("tse", "t00"), "^TWOII": ("otc", "o00"),
    ]

    /// The channel of an instrument; nil for all that does not trade in Taiwan.
    init?(_ symbol: Symbol) {
        if let index = TaiwanChannel.indices[symbol] {
            (exchange, code, isIndex) = (index.exchange, index.code, true)
            return
        }
        let text = symbol.rawValue
        switch Exchange(symbolSuffixOf: symbol) {
        case .xtai: exchange = "tse"
        case .roco: exchange = "otc"
        default: return nil
        }
        let code = text.prefix { $0 != "." }
        guard (4...6).contains(code.utf8.count), text.utf8.filter({ $0 == UInt8(ascii: ".") }).count == 1 else {
            return nil
        }
        (self.code, isIndex) = (String(code), false)
    }

    /// As it stands in a request, such as `tse_2330.tw`.
    var text: String { "\(exchange)_\(code).tw" }
}
