/// What the first bytes of a source say it is.
enum SourceKind: Hashable {
    /// UTF-8 with line feeds: read as it comes.
    case plain
    case gzip
    case utf16(isLittleEndian: Bool)
    /// Bytes of an older encoding.
    case legacy
    /// Carriage returns alone end the lines.
    case carriageReturns
    /// Nothing to import; what it is.
    case refused(String)

    init(_ bytes: [UInt8]) {
        if let refusal = SourceKind.refusal(bytes) {
            self = .refused(refusal)
        } else if bytes.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16(isLittleEndian: true)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isLittleEndian: false)
        } else if let isLittleEndian = SourceKind.zeros(bytes) {
            self = .utf16(isLittleEndian: isLittleEndian)
        } else if SourceKind.isLegacy(bytes) {
            self = .legacy
        } else if bytes.contains(0x0D), !bytes.contains(0x0A) {
            self = .carriageReturns
        } else {
            self = .plain
        }
    }

    var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }

    /// UTF-16 without a mark: plain text has no zero bytes, and digits, commas and line ends have one each; true where
    /// they stand behind, as in little-endian text.
    private static func zeros(_ bytes: [UInt8]) -> Bool? {
        let sample = bytes.prefix(4096)
        let (even, odd) = sample.indices.reduce(into: (0, 0)) { counts, place in
            guard sample[place] == 0 else { return }
            if place.isMultiple(of: 2) { counts.0 += 1 } else { counts.1 += 1 }
        }
        guard sample.count > 3, max(even, odd) * 10 >= sample.count / 2, max(even, odd) > 10 * min(even, odd) else {
            return nil
        }
        return odd > even
    }

    /// Whether one of the first lines, in which the headings stand, holds bytes that are not UTF-8.
    private static func isLegacy(_ bytes: [UInt8]) -> Bool {
        var lines = bytes.prefix(8192).split(separator: 0x0A, maxSplits: 40, omittingEmptySubsequences: true)
        // The last piece may end in the middle of a character.
        if bytes.count > 8192, lines.count > 1 { lines.removeLast() }
        return lines.prefix(40).contains { String(validating: $0, as: UTF8.self) == nil }
    }

    private static func refusal(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return "this is a workbook (xlsx) or a zip archive; save the sheet as CSV"
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return "this is an old Excel workbook (xls); save it as CSV"
        }
        if bytes.starts(with: Array("%PDF".utf8)) { return "this is a PDF document" }
        if bytes.starts(with: Array("SQLite format 3".utf8)) { return "this is a database; name it with --cache" }
        let start = String(decoding: bytes.prefix(400), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        for tag in ["<html", "<!doctype", "<?xml", "<head", "<body", "<table"] where start.hasPrefix(tag) {
            return "this is a web page, not prices; the download was refused or the address has changed"
        }
        if start.hasPrefix("exceeded the daily hits limit") {
            return "the source answered that its daily limit is exceeded; the file has no prices"
        }
        if start.hasPrefix("no data") || start.hasPrefix("brak danych") {
            return "the source answered that it has no data; the file has no prices"
        }
        return nil
    }
}
