internal import Glibc

/// Brings the bytes of a whole source to UTF-8 with line feeds.
enum SourceText {
    /// The text, with what was done to it.
    static func decode(
        _ bytes: [UInt8], as kind: SourceKind, name: String
    ) throws(ImportError) -> (bytes: [UInt8], note: String?) {
        switch kind {
        case .plain: return (bytes, nil)
        case .refused(let reason): throw .refused(source: name, reason: reason)
        case .carriageReturns: return (bytes.map { $0 == 0x0D ? 0x0A : $0 }, nil)
        case .utf16(let isLittleEndian): return try again(utf16(bytes, isLittleEndian), "UTF-16", name)
        case .gzip:
            guard let unpacked = try? Inflate.gunzip(bytes) else {
                throw .refused(source: name, reason: "the gzip file is damaged or cut off")
            }
            return try again(unpacked, "gzip", name)
        case .legacy:
            guard let (text, encoding) = legacy(bytes) else {
                throw .refused(source: name, reason: "the text's encoding is not known; save it as UTF-8")
            }
            return try again(text, encoding, name)
        }
    }

    /// What was unpacked may be packed or encoded itself.
    private static func again(
        _ bytes: [UInt8], _ note: String, _ name: String
    ) throws(ImportError) -> (bytes: [UInt8], note: String?) {
        let kind = SourceKind(bytes)
        guard kind != .gzip else { throw .refused(source: name, reason: "a gzip file in a gzip file") }
        let inner = try decode(bytes, as: kind, name: name)
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

    /// The first encoding under which the headings are words that are known.
    private static func legacy(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: String)? {
        for (encoding, name) in [("CP949", "EUC-KR"), ("BIG5", "Big5"), ("GB18030", "GBK"), ("CP932", "Shift-JIS")] {
            guard let text = converted(bytes, from: encoding) else { continue }
            let start = String(decoding: text.prefix(4096), as: UTF8.self)
            let isKnown = start.split(whereSeparator: \.isNewline).prefix(4).contains { line in
                line.split(whereSeparator: { ",;\t|".contains($0) })
                    .count { ColumnHeading(String($0).filter { $0 != "\"" }) != nil } >= 2
            }
            if isKnown { return (text, name) }
        }
        return nil
    }

    private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
        let (inputCount, outputCount) = (input.count, output.count)
        var left = outputCount
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var available = inputCount
                return iconv(converter, &from, &available, &to, &left)
            }
        }
        guard result != Int.max, result != -1 else { return nil }
        return output.prefix(outputCount - left).map { UInt8(bitPattern: $0) }
    }
}
