/// A value of a JSON document; Foundation's encoder would cost the dashboard a third of its start.
enum JSONText {
    case text(String?)
    case whole(Int)
    case truth(Bool)
    case null
    case nested([(String, JSONText)])

    /// An object on one line, its keys in the order given.
    static func object(_ fields: [(String, JSONText)]) -> String {
        var text = ""
        text.reserveCapacity(512)
        append(fields, to: &text)
        return text
    }

    private static func append(_ fields: [(String, JSONText)], to text: inout String) {
        text += "{"
        for (index, (key, value)) in fields.enumerated() {
            if index > 0 { text += "," }
            append(key, to: &text)
            text += ":"
            value.append(to: &text)
        }
        text += "}"
    }

    private func append(to text: inout String) {
        switch self {
        case .text(let words?): JSONText.append(words, to: &text)
        case .whole(let number): text += String(number)
        case .truth(let truth): text += truth ? "true" : "false"
        case .null, .text(nil): text += "null"
        case .nested(let fields): JSONText.append(fields, to: &text)
        }
    }

    /// Appends a string between quotation marks, with everything escaped that RFC 8259 wants to be.
    static func append(_ words: String, to text: inout String) {
        text += "\""
        if words.utf8.contains(where: isEscaped) {
            for scalar in words.unicodeScalars { append(scalar, to: &text) }
        } else {
            text += words
        }
        text += "\""
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"", "\\":
            text += "\\"
            text.unicodeScalars.append(scalar)
        case "\n": text += "\\n"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
    }
}
