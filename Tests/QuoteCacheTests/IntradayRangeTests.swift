import Market
import TestSupport
import Testing

@testable import QuoteCache

@Suite struct IntradayRangeTests {
    private let folder: TemporaryFolder
    private let reader: QuoteCacheReader

    init() throws {
        folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        reader = try QuoteCacheReader(file: writer.file)
        _ = try writer.write { cache in
            for (minutes, count) in [(5, 12), (60, 2), (1, 3)] {
                for index in 0..<count {
                    let start = Instant(milliseconds: 1_768_352_400_000 + Int64(index * minutes) * 60_000)
                    try cache.save(
                        IntradayBar(start: start, minutes: minutes, close: Double(index + 1)), of: "2330.TW",
                        source: "x")
                }
            }
        }
    }

    private static let open = Instant(milliseconds: 1_768_352_400_000)

    private func bars(from: Int, to: Int, limit: Int = 100) throws -> [String] {
        let (first, last) = (Self.open.advanced(seconds: from * 60), Self.open.advanced(seconds: to * 60))
        return try reader.read { cache in
            try cache.intradayBars(of: "2330.TW", from: first, endingBy: last, limit: limit)
                .map { "\($0.minutes):\(Int($0.close))" }
        }
    }

    @Test func onlyWhatBeganAndWasOverWithinTheRange() throws {
        #expect(try bars(from: 0, to: 14) == ["5:1", "5:2", "1:1", "1:2", "1:3"])
        #expect(try bars(from: 1, to: 15) == ["5:2", "5:3", "1:2", "1:3"])
        #expect(try bars(from: 50, to: 120) == ["60:2", "5:11", "5:12"])
        #expect(try bars(from: 300, to: 400) == [])
        #expect(try bars(from: 0, to: 120, limit: 3) == ["60:1", "60:2", "5:1"])
    }

    @Test(arguments: [(-1, true), (59, true), (60, false)])
    func whetherThereIsALaterOne(minute: Int, expected: Bool) throws {
        let moment = Self.open.advanced(seconds: minute * 60)
        #expect(try reader.read { try $0.hasIntradayBar(of: "2330.TW", after: moment) } == expected)
        #expect(try reader.read { try $0.hasIntradayBar(of: "NVDA", after: moment) } == false)
    }
}
