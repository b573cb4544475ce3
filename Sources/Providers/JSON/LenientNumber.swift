/// A number where sources write one in whatever way; anything else is ignored and affects nothing around it.
///
/// Shapes: `12.5`, `"12.5"`, `{"raw": 12.5, "fmt": "12.50"}`, and for none `null`, `{}`, `"-"` or anything else.
struct LenientNumber: Decodable, Hashable {
    let value: Double?

    init(_ value: Double?) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.singleValueContainer() {
            if container.decodeNil() {
                self.init(nil)
                return
            }
            if let number = try? container.decode(Double.self) {
                self.init(number.isFinite ? number : nil)
                return
            }
            if let text = try? container.decode(String.self) {
                self.init(PlainDecimal.number(text))
                return
            }
        }
        let object = try? decoder.container(keyedBy: Key.self)
        self.init(try? object?.decodeIfPresent(Double.self, forKey: .raw))
    }

    private enum Key: CodingKey {
        case raw
    }
}

/// Reads decimals that stand in texts.
enum PlainDecimal {
    /// The finite number that a text spells with digits, an optional sign and a point; nil for anything else, such as
    /// the hexadecimal, infinite and exponential forms that the standard library would take too.
    static func number(_ text: some StringProtocol) -> Double? {
        guard (1...40).contains(text.utf8.count), text.utf8.allSatisfy(isPart), let number = Double(text) else {
            return nil
        }
        return number.isFinite ? number : nil
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
