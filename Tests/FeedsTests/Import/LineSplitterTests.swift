import Testing

@testable import Feeds

@Suite struct LineSplitterTests {
    struct Collector: LineConsumer {
        var lines: [String] = []
        mutating func take(line: Span<UInt8>, number: Int) { lines.append("\(number):\(line.text)") }
        mutating func takeOverlongLine(number: Int) { lines.append("\(number):overlong") }
    }

    private func lines(_ bytes: [UInt8], chunk: Int) throws -> [String] {
        var splitter = LineSplitter()
        var collector = Collector()
        var start = 0
        while start < bytes.count {
            let end = min(start + chunk, bytes.count)
            try splitter.feed(bytes.span.extracting(start..<end), to: &collector)
            start = end
        }
        try splitter.finish(to: &collector)
        return collector.lines
    }

    @Test(arguments: 1...24)
    func chunksOfEverySize(chunk: Int) throws {
        let text = "\u{FEFF}one\r\ntwo\n\n\r\nfive\u{FEFF}\rx\nlast"
        let expected = ["1:one", "2:two", "3:", "4:", "5:five\u{FEFF}", "6:x", "7:last"]
        #expect(try lines(Array(text.utf8), chunk: chunk) == expected)
    }

    @Test(arguments: ["\n", "\r\n"])
    func aLastLineBreakAddsNoLine(ending: String) throws {
        #expect(try lines(Array("a\(ending)b\(ending)".utf8), chunk: 2) == ["1:a", "2:b"])
    }

    @Test(arguments: [1000, 65_536, 65_537, 1 << 20])
    func longLines(chunk: Int) throws {
        let longest = [UInt8](repeating: 0x61, count: LineSplitter.longestLine)
        let bytes = longest + [10] + longest + [13, 10] + longest + [0x61, 10] + longest + longest + [10, 0x62]
        let found = try lines(bytes, chunk: chunk).map { $0.count > 100 ? "fits" : $0 }
        #expect(found == ["fits", "fits", "3:overlong", "4:overlong", "5:b"])
    }
}
