internal import Yams

/// A YAML file with the places of its values.
package struct YAMLText {
    let file: String
    let text: String
    let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Larger files are refused.
    static let largest = 1 << 20

    /// - Parameter file: what messages call it.
    package init(_ text: String, file: String) {
        self.text = text
        self.file = file
        let bytes = Array(text.utf8)
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// The whole file; nil where it is empty or no YAML, which the log then has.
    package func tree(_ log: inout ProblemLog) -> YAMLTree? {
        log.attempt { log throws(TextProblem) in
            guard bytes.count <= YAMLText.largest else {
                throw problem(line: 1, column: 1, "the file is larger than \(YAMLText.largest >> 20) MiB")
            }
            var repeated: Set<Int> = []
            guard let root = try compose(&repeated, &log) else { return nil }
            var left = YAMLText.mostValues
            return try tree(root, depth: 0, &left, without: repeated)
        } ?? nil
    }

    func problem(line: Int, column: Int, _ message: String) -> TextProblem {
        TextProblem(file: file, line: line, column: column, message: message, text: text)
    }

    func problem(_ node: Node, _ message: String) -> TextProblem {
        problem(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message)
    }

    // MARK: Places

    func offset(of mark: Mark?) -> Int {
        guard let mark, lineStarts.indices.contains(mark.line - 1) else { return 0 }
        let start = lineStarts[mark.line - 1]
        let line = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return start + line.unicodeScalars.prefix(mark.column - 1).reduce(0) { $0 + UTF8.width($1) }
    }

    func source(at offset: Int) -> SourceText {
        SourceText("-", file: file, host: bytes, places: [min(offset, bytes.count)])
    }

    /// A scalar's words, each byte with the place in the file that it came from.
    ///
    /// Whatever the style (plain, quoted, folded or a block), the characters that are not blanks stand in the file in
    /// the same order, with nothing but blanks, quotes and escapes between them.
    func source(_ scalar: Node.Scalar) -> SourceText {
        var place = offset(of: scalar.mark)
        if scalar.style == .literal || scalar.style == .folded {
            while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        } else if scalar.style == .doubleQuoted || scalar.style == .singleQuoted {
            place += 1
        }
        var places: [Int] = []
        for byte in scalar.string.utf8 {
            var next = place
            while next < bytes.count, bytes[next] != byte, YAMLText.isPassedOver(bytes[next]) { next += 1 }
            if next < bytes.count, bytes[next] == byte { place = next }
            places.append(min(place, bytes.count))
            if place < bytes.count, bytes[place] == byte { place += 1 }
        }
        return SourceText(scalar.string, file: file, host: bytes, places: places)
    }

    private static func isPassedOver(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'")
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: 1
        case 0x80..<0x800: 2
        case 0x800..<0x10000: 3
        default: 4
        }
    }
}
