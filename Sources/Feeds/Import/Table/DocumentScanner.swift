/// Finds the flat objects in a JSON document: the elements of arrays, and objects whose key is a date.
struct DocumentScanner {
    /// The text of an object on one line, with its place.
    struct Element {
        var line: Int
        var bytes: [UInt8]
    }

    private enum Level { case array, object }

    private(set) var elements: [Element] = []
    /// What a key that ends in `symbol` outside of them says.
    private(set) var symbol: String?
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var levels: [Level] = []
    private var key = ""

    /// Reads a document.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while position < bytes.count { step() }
    }

    /// Whether a text is one document rather than an object a line.
    static func isDocument(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first(where: { !isBlank($0) }) else { return false }
        if first == UInt8(ascii: "[") { return true }
        guard first == UInt8(ascii: "{") else { return false }
        let line = bytes.drop(while: isBlank).prefix { $0 != 0x0A }
        let last = line.last { !isBlank($0) }
        return last != UInt8(ascii: "}")
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte) }

    private mutating func step() {
        let byte = bytes[position]
        switch byte {
        case 0x0A: line += 1
        case UInt8(ascii: "\""):
            text()
            return
        case UInt8(ascii: "["): levels.append(.array)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = levels.popLast()
        case UInt8(ascii: "{"):
            let isDated = SpelledTime(Array(key.utf8).span) != nil
            if levels.last == .array || levels.last == .object && isDated {
                object(date: levels.last == .object ? key : nil)
                return
            }
            levels.append(.object)
        default: break
        }
        position += 1
    }

    /// A key or a text.
    private mutating func text() {
        let start = position + 1
        skipText()
        let word = String(decoding: bytes[start..<max(start, position - 1)], as: UTF8.self)
        if key.lowercased().hasSuffix("symbol") { symbol = symbol ?? word }
        key = word
    }

    private mutating func skipText() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            if position < bytes.count, bytes[position] == 0x0A { line += 1 }
            position += 1
        }
        position = min(position + 1, bytes.count)
    }

    private mutating func object(date: String?) {
        let (start, first) = (position, line)
        var depth = 0
        repeat {
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                skipText()
                continue
            case 0x0A: line += 1
            default: break
            }
            position += 1
        } while position < bytes.count && depth > 0
        let body = bytes[start..<position].map { $0 == 0x0A ? 0x20 : $0 }
        let dated = date.map { Array("{\"date\":\"\($0)\",".utf8) + body.dropFirst() } ?? body
        elements.append(Element(line: first, bytes: dated))
    }
}
