import Market
import Testing

@testable import Feeds

@Suite struct SpelledTimeTests {
    private func read(_ text: String) -> SpelledTime? { SpelledTime(Array(text.utf8).span) }

    @Test(arguments: [
        ("2026-08-07 14:20:00-04:00", "2026-08-07T18:20:00Z"),
        ("2026-08-07T14:20:00", "2026-08-07T14:20:00Z"),
        ("2026-08-07T14:20Z", "2026-08-07T14:20:00Z"),
        ("2026-08-07 09:00:00.250+0900", "2026-08-07T00:00:00.250Z"),
        ("20260807 142000", "2026-08-07T14:20:00Z"),
        ("2026/08/07 14:20+08", "2026-08-07T06:20:00Z"),
        ("1768356000", "2026-01-14T02:00:00Z"),
        ("1768356000500", "2026-01-14T02:00:00.500Z"),
    ])
    func moments(text: String, expected: String) throws {
        let time = try #require(read(text))
        #expect(time.instant == Instant(expected))
        #expect(time.timeOfDay != nil)
    }

    @Test(arguments: ["2026-01-13", "20260113", "2026/01/13"])
    func dates(text: String) {
        #expect(read(text) == SpelledTime(date: day("2026-01-13")))
    }

    @Test(arguments: [
        "", "2026-1-13", "2026-13-01", "2026-02-30", "2025-02-29", "13.01.2026", "01/13/2026", "2026-01-13x",
        "2026-01/13", "2026-01-13T", "2026-01-13T24:00", "2026-01-13T10:60", "2026-01-13T10:00:60", "2026-01-13T10",
        "2026-01-13T10:00:00+", "2026-01-13T10:00:00+8", "2026-01-13T10:00:00.", "2026-01-13  10:00",
    ])
    func neither(text: String) {
        #expect(read(text) == nil)
    }
}
