/// An instrument's Yahoo symbol, such as `2330.TW`, `^NDX` or `TWD=X`: the key everywhere.
public struct Symbol: Hashable, Comparable, Sendable, RawRepresentable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The symbol as Yahoo writes it.
    public let rawValue: String

    /// Creates a symbol from text that is known to be one.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates a symbol from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The symbol in a text from outside: letters are raised, and anything that is not made of 1 to 32 letters,
    /// digits and `. ^ = - _ &` is refused.
    public init?(validating text: some StringProtocol) {
        let raised = text.uppercased()
        guard (1...32).contains(raised.utf8.count), raised.utf8.allSatisfy(Symbol.isAllowed) else { return nil }
        rawValue = raised
    }

    /// Orders by text.
    public static func < (left: Symbol, right: Symbol) -> Bool { left.rawValue < right.rawValue }

    /// The symbol.
    public var description: String { rawValue }

    /// What kind of instrument the spelling says it is: `^` an index, `=X` a currency rate, else a share.
    public var spelledKind: InstrumentKind {
        if rawValue.hasPrefix("^") { return .index }
        return rawValue.hasSuffix("=X") ? .fx : .equity
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "&"):
            true
        default: false
        }
    }
}
