import Testing

@testable import Feeds

/// Files damaged at random: whatever is in them, an import counts lines and goes on.
@Suite struct MutatedFilesTests {
    private static let seeds: [(name: String, text: String)] = [
        (
            "MU.csv",
            "Date,Open,High,Low,Close,Volume\n2026-01-12,1.5,2e0,\"1\",1.25,100\n20260113,,,,17.012345678901234,\n"
        ),
        ("MU_5m.csv", "symbol,time,close\nMU,2026-01-13 09:30:00-05:00,1\nMU,1768356000,2\n"),
        (
            "MU.jsonl",
            #"{"symbol":"MU","price":1.5e0,"time":"2026-01-13T14:30:00Z","source":"\u00e9\ud83d\ude00\n"}"# + "\n"
        ),
    ]

    @Test(arguments: 0..<3)
    func anImportSurvivesThem(kind: Int) throws {
        let (name, text) = Self.seeds[kind]
        var random = SeededRandom(seed: UInt64(kind))
        for _ in 0..<1500 {
            var bytes = Array(text.utf8)
            for _ in 0...(random.next() % 4) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: place)
                default: bytes.replaceSubrange(place..<place, with: bytes[place...].prefix(20))
                }
            }
            do {
                let result = try ImportedText(bytes, name: name, chunk: 1 + Int(random.next() % 50))
                #expect(result.report.rows + result.report.badLines < 40)
            } catch is ImportError {}
        }
    }
}
