/// The fields of one line of comma-separated values, as ranges into the line (RFC 4180, but a quoted field ends with
/// its line).
struct CSVFields {
    private var ranges: [Range<Int>] = []

    /// How many fields the line has.
    var count: Int { ranges.count }

    /// Where a field stands, without quotes and the blanks around it; empty where the line has no such field.
    subscript(index: Int) -> Range<Int> { index < ranges.count ? ranges[index] : 0..<0 }

    /// Cuts a line into fields; the space of the line before is used again.
    mutating func split(_ line: Span<UInt8>) throws(LineFault) {
        ranges.removeAll(keepingCapacity: true)
        var start = 0
        var hasQuotes = false
        for index in line.indices {
            let byte = line[index]
            if byte == UInt8(ascii: ",") {
                ranges.append(line.trimmed(start..<index))
                start = index + 1
            } else if byte == UInt8(ascii: "\"") {
                hasQuotes = true
                break
            }
        }
        if hasQuotes { return try splitQuoted(line) }
        ranges.append(line.trimmed(start..<line.count))
    }

    private mutating func splitQuoted(_ line: Span<UInt8>) throws(LineFault) {
        ranges.removeAll(keepingCapacity: true)
        var start = 0
        repeat {
            let end = try fieldEnd(line, from: start)
            let field = line.trimmed(start..<end)
            let isQuoted = field.count >= 2 && line[field.lowerBound] == UInt8(ascii: "\"")
            ranges.append(isQuoted ? line.trimmed(field.lowerBound + 1..<field.upperBound - 1) : field)
            start = end + 1
        } while start <= line.count
    }

    /// The place of the comma that ends a field, or of the line's end.
    private func fieldEnd(_ line: Span<UInt8>, from start: Int) throws(LineFault) -> Int {
        var index = start
        while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
        guard index < line.count, line[index] == UInt8(ascii: "\"") else {
            while index < line.count, line[index] != UInt8(ascii: ",") { index += 1 }
            return index
        }
        index += 1
        while index < line.count {
            if line[index] == UInt8(ascii: "\"") {
                let isDoubled = index + 1 < line.count && line[index + 1] == UInt8(ascii: "\"")
                if !isDoubled { break }
                index += 1
            }
            index += 1
        }
        guard index < line.count else { throw .brokenQuotes }
        index += 1
        while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
        guard index == line.count || line[index] == UInt8(ascii: ",") else { throw .brokenQuotes }
        return index
    }
}
