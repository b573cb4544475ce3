/// A value of a JSON document; Foundation's encoder would cost the dashboard a third of its start.
enum JSONText {
    case text(String?)
    case whole(Int)
    case truth(Bool)
    case null
    case nested([(String, JSONText)])

    /// An object on one line, its keys in the order given.
    static func object(_ fields: [(String, JSONText)]) -> String {
        "{" + fields.map { quoted($0) + ":" + $1.written }.joined(separator: ",") + "}"
    }

    private var written: String {
        switch self {
        case .text(let text): text.map(JSONText.quoted) ?? "null"
        case .whole(let number): String(number)
        case .truth(let truth): truth ? "true" : "false"
        case .null: "null"
        case .nested(let fields): JSONText.object(fields)
        }
    }

    /// A string between quotation marks, with everything escaped that RFC 8259 wants to be.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
