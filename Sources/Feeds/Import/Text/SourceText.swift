internal import Glibc

/// Brings the bytes of a whole source to UTF-8 with line feeds.
enum SourceText {
    /// The text, with what was done to it.
    static func decode(
        _ bytes: [UInt8], as kind: SourceKind, name: String,
        knows: (String) -> Bool = { ColumnHeading($0) != nil }
    ) throws(ImportError) -> (bytes: [UInt8], note: String?) {
        switch kind {
        case .plain: return (bytes, nil)
        case .refused(let reason): throw .refused(source: name, reason: reason)
        case .carriageReturns: return (bytes.map { $0 == 0x0D ? 0x0A : $0 }, nil)
        case .utf16(let isLittleEndian): return try again(utf16(bytes, isLittleEndian), "UTF-16", name, knows)
        case .gzip:
            guard let unpacked = try? Inflate.gunzip(bytes) else {
                throw .refused(source: name, reason: "the gzip file is damaged or cut off")
            }
            return try again(unpacked, "gzip", name, knows)
        case .legacy:
            guard let (text, encoding) = legacy(bytes, knows: knows) else {
                throw .refused(source: name, reason: "unknown text encoding; save the file as UTF-8")
            }
            return (text.contains(0x0A) ? text : text.map { $0 == 0x0D ? 0x0A : $0 }, encoding)
        }
    }

    /// What was unpacked may be packed or encoded itself.
    private static func again(
        _ bytes: [UInt8], _ note: String, _ name: String, _ knows: (String) -> Bool
    ) throws(ImportError) -> (bytes: [UInt8], note: String?) {
        let kind = SourceKind(bytes)
        guard kind != .gzip else { throw .refused(source: name, reason: "a gzip file in a gzip file") }
        let inner = try decode(bytes, as: kind, name: name, knows: knows)
        return (inner.bytes, [note, inner.note].compactMap { $0 }.joined(separator: ", "))
    }

    private static func utf16(_ bytes: [UInt8], _ isLittleEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 0
        while index + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
            index += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private static let encodings = [
        ("CP949", "EUC-KR"), ("BIG5-HKSCS", "Big5"), ("GB18030", "GBK"), ("CP932", "Shift-JIS"), ("EUC-JP", "EUC-JP"),
        ("CP1252", "Windows-1252"), ("CP1250", "Windows-1250"),
    ]

    /// The encoding under which most headings are known: many decode without a fault into other words. Where the
    /// headings are as well known as they stand, the bytes stay, and lines with others among them are bad.
    private static func legacy(
        _ bytes: [UInt8], knows: (String) -> Bool
    ) -> (bytes: [UInt8], encoding: String?)? {
        if let first = bytes.first(where: { $0 > 0x20 }), "{[".utf8.contains(first) { return (bytes, nil) }
        let plain = known(bytes[...], knows)
        let sample = bytes.prefix(16_384)
        let scored = encodings.map { ($0, converted(Array(sample), from: $0.0).map { known($0[...], knows) } ?? 0) }
        // The first of equals.
        guard let best = scored.max(by: { $0.1 < $1.1 }), best.1 > plain, best.1 >= 2,
            let text = converted(bytes, from: best.0.0)
        else {
            let first = bytes.prefix { $0 != 0x0A }
            return plain >= 2 || String(validating: first, as: UTF8.self) != nil ? (bytes, nil) : nil
        }
        return (text, best.0.1)
    }

    /// How many headings of one line among the first are known.
    private static func known(_ bytes: ArraySlice<UInt8>, _ knows: (String) -> Bool) -> Int {
        let lines = String(decoding: bytes.prefix(16_384), as: UTF8.self).split(whereSeparator: \.isNewline).prefix(40)
        return lines.map { line in
            line.split(whereSeparator: { ",;\t|".contains($0) }).count { knows(String($0).filter { $0 != "\"" }) }
        }.max() ?? 0
    }

    /// The text in UTF-8; a byte that the encoding does not have becomes the replacement character.
    private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
        let (inputCount, outputCount) = (input.count, output.count)
        var left = outputCount
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var available = inputCount
                while available > 0, iconv(converter, &from, &available, &to, &left) == -1 {
                    guard available > 0, left > 3, let place = to else { break }
                    for (offset, byte) in replacement.enumerated() { place[offset] = CChar(bitPattern: byte) }
                    (to, left) = (place + 3, left - 3)
                    (from, available) = (from.map { $0 + 1 }, available - 1)
                }
            }
        }
        return output.prefix(outputCount - left).map { UInt8(bitPattern: $0) }
    }
}
