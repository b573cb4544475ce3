import Foundation
import Market
import Testing

@testable import Feeds

@Suite struct EncodingTests {
    private static let rows = "\n2026-01-12,1505\n2026-01-13,1510\n"
    private static let headings = ["日期,收盘", "日期,收盤價", "일자,종가", "日付,終値"]

    private func bytes(_ digits: String) -> [UInt8] {
        stride(from: 0, to: digits.utf8.count, by: 2).compactMap { place in
            UInt8(digits.dropFirst(place).prefix(2), radix: 16)
        }
    }

    private func expectBars(_ bytes: [UInt8], _ encoding: String?, name: String = "2330.TW.csv") throws {
        for chunk in [1, 7, 1 << 20] {
            let result = try ImportedText(bytes, name: name, chunk: chunk)
            #expect(result.daily.map(\.close) == [1505, 1510])
            #expect(result.report.badLines == 0, "\(result.reasons)")
            let note = result.report.notes.first ?? ""
            #expect(encoding.map { note.contains(", \($0), 2 daily bars of ") } ?? true, "\(note)")
        }
    }

    @Test(
        "The encoding is the one in which the headings are known",
        arguments: [
            ("GBK", "c8d5c6da2ccad5c5cc"),
            ("GBK", "c8d5c6da2ccad5b1508372"),
            ("Big5", "a4e9b4c12ca6acbd4cbbf9"),
            ("Big5", "22313135a67e3031a4eb203233333020a578bf6eb971220aa4e9b4c12ca6acbd4cbbf9"),
            ("EUC-KR", "c0cfc0da2cc1beb0a1"),
            ("Shift-JIS", "93fa95742c8f49926c"),
            ("EUC-JP", "c6fcc9d52cbdaac3cd"),
            ("Windows-1252", "446174756d2c5363686c7573732c4572f666666e756e67"),
        ])
    func legacy(encoding: String, heading: String) throws {
        try expectBars(bytes(heading) + Array(Self.rows.utf8), encoding)
    }

    @Test("UTF-16 is read with and without a mark, in both orders of bytes", arguments: headings)
    func utf16(heading: String) throws {
        let units = Array((heading + Self.rows).utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] { try expectBars(bytes, "UTF-16") }
    }

    @Test("A byte order mark before UTF-8 is skipped", arguments: headings + ["date,close", "Date,Price"])
    func marks(heading: String) throws {
        try expectBars(Array(("\u{FEFF}" + heading + Self.rows).utf8), nil)
        try expectBars(Array((heading + Self.rows).utf8), nil)
    }

    @Test("A byte order mark before JSON is skipped")
    func markedJSON() throws {
        let rows = ["{\"date\":\"2026-01-12\",\"close\":1505}", "{\"date\":\"2026-01-13\",\"close\":1510}"]
        try expectBars(Array(("\u{FEFF}" + rows.joined(separator: "\n")).utf8), nil, name: "2330.TW.jsonl")
        try expectBars(Array(("\u{FEFF}[" + rows.joined(separator: ",") + "]").utf8), nil, name: "2330.TW.json")
    }

    @Test("A byte that its encoding does not have spoils its line only")
    func brokenBytes() throws {
        // 일자,종가 in EUC-KR, and a byte that begins no character.
        let text = bytes("c0cfc0da2cc1beb0a1") + Array("\n2026-01-12,1505\n2026-01-13,".utf8) + [0xFF, 0x0A]
        let result = try ImportedText(text, name: "005930.KS.csv")
        #expect(result.daily.map(\.close) == [1505])
        #expect(result.report.problems.map(\.line) == [3])
    }

    @Test("Headings known in no encoding are refused with one sentence")
    func unknown() {
        #expect(
            throws: ImportError.refused(
                source: "2330.TW.csv", reason: "unknown text encoding; save the file as UTF-8")
        ) { try ImportedText([0xC0, 0xCF, 0x2C, 0xB0, 0xA1] + Array(Self.rows.utf8)) }
    }
}
