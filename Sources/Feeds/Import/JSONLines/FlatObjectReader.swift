import Market

/// A value of a flat JSON object.
enum JSONScalar: Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case null
}

/// Reads one flat JSON object (RFC 8259) from the bytes of a line, pair by pair.
struct FlatObjectReader {
    private var position = 0

    /// Calls the closure with every key and value; a list or an object as a value is nothing.
    mutating func read(
        _ bytes: Span<UInt8>, _ pair: (String, JSONScalar) throws(LineFault) -> Void
    ) throws(LineFault) {
        skipBlanks(bytes)
        guard take("{", bytes) else { throw .notJSON("no { at the beginning") }
        skipBlanks(bytes)
        if !take("}", bytes) {
            repeat {
                skipBlanks(bytes)
                if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
                    throw .notJSON("a comma with nothing after it")
                }
                let key = try string(bytes)
                skipBlanks(bytes)
                guard take(":", bytes) else { throw .notJSON("no : after a key") }
                skipBlanks(bytes)
                try pair(key, try value(bytes, key: key))
                skipBlanks(bytes)
            } while take(",", bytes)
            guard take("}", bytes) else { throw .notJSON("no , or } after a value") }
        }
        skipBlanks(bytes)
        if position < bytes.count { throw .notJSON("text after the closing }") }
    }

    private mutating func value(_ bytes: Span<UInt8>, key: String) throws(LineFault) -> JSONScalar {
        guard position < bytes.count else { throw .notJSON("the line is cut off") }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .text(try string(bytes))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipNested(bytes)
            return .null
        default: return try word(bytes, key: key)
        }
    }

    /// Passes over a list or an object: nothing in it is for the cache.
    private mutating func skipNested(_ bytes: Span<UInt8>) throws(LineFault) {
        var depth = 0
        repeat {
            guard position < bytes.count else { throw .notJSON("the line is cut off") }
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                _ = try string(bytes)
                continue
            default: break
            }
            position += 1
        } while depth > 0
    }

    /// A number, one of JSON's three words, or what programs write for a value that is not known.
    private mutating func word(_ bytes: Span<UInt8>, key: String) throws(LineFault) -> JSONScalar {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        let word = bytes.extracting(start..<position)
        if let number = DecimalReader.number(word), word[0] != UInt8(ascii: "+") { return .number(number) }
        let text = word.text
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        // Python writes NaN and Infinity into JSON where it has no value.
        case _ where !text.isEmpty && LooseNumber.isMissing(text): return .null
        case "": throw .notJSON("no value after \(DisplayText.sanitized(key, limit: 40))")
        default:
            throw .notJSON("\(DisplayText.sanitized(text, limit: 40)) is neither a number nor a quoted string")
        }
    }

    private mutating func string(_ bytes: Span<UInt8>) throws(LineFault) -> String {
        guard take("\"", bytes) else { throw .notJSON("a key without quotes") }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
            guard bytes[position] >= 0x20 else { throw .notJSON("a control character in a string") }
            position += 1
        }
        guard position < bytes.count else { throw .notJSON("a string is not closed") }
        if bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return bytes.extracting(start..<position - 1).text
        }
        position = start
        return try escapedString(bytes)
    }

    private mutating func escapedString(_ bytes: Span<UInt8>) throws(LineFault) -> String {
        var units: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units.append(contentsOf: String(Character(try escape(bytes))).utf8)
            case 0..<0x20: throw .notJSON("a control character in a string")
            default: units.append(byte)
            }
        }
        throw .notJSON("a string is not closed")
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(LineFault) -> Unicode.Scalar {
        guard position < bytes.count else { throw .notJSON("a string is not closed") }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(bytes)
        default: throw .notJSON("an unknown escape")
        }
    }

    /// The scalar of `\uXXXX`; the two halves of a surrogate pair make one, half a pair the replacement character.
    private mutating func unicodeEscape(_ bytes: Span<UInt8>) throws(LineFault) -> Unicode.Scalar {
        let first = try hexadecimal(bytes)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let mark = position
        if first < 0xDC00, take("\\", bytes), take("u", bytes) {
            let second = try hexadecimal(bytes)
            if (0xDC00...0xDFFF).contains(second) {
                let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                return Unicode.Scalar(value) ?? "\u{FFFD}"
            }
        }
        position = mark
        return "\u{FFFD}"
    }

    private mutating func hexadecimal(_ bytes: Span<UInt8>) throws(LineFault) -> UInt32 {
        guard position + 4 <= bytes.count else { throw .notJSON("a broken \\u escape") }
        var value: UInt32 = 0
        for index in position..<position + 4 {
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                throw .notJSON("a broken \\u escape")
            }
            value = value << 4 + UInt32(digit)
        }
        position += 4
        return value
    }

    private mutating func take(_ character: Unicode.Scalar, _ bytes: Span<UInt8>) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x0D {
            position += 1
        }
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
}
