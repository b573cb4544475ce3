import Market

/// A value of a JSON document.
enum JSONText {
    case text(String?)
    case whole(Int)
    case truth(Bool)
    case null
    case nested([(String, JSONText)])

    /// An object on one line, its keys in the order given.
    static func object(_ fields: [(String, JSONText)]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        append(fields, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ fields: [(String, JSONText)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, (key, value)) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONQuoting.append(key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            value.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .text(let words?): JSONQuoting.append(words, to: &bytes)
        case .whole(let number): bytes += String(number).utf8
        case .truth(let truth): bytes += (truth ? "true" : "false").utf8
        case .null, .text(nil): bytes += "null".utf8
        case .nested(let fields): JSONText.append(fields, to: &bytes)
        }
    }
}
