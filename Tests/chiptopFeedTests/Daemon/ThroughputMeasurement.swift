import Foundation
import Market
import QuoteCache
import Testing

@testable import chiptop_feed

/// How much the daemon carries from a server on this machine into the cache: measured on request and printed, never
/// judged. `CHIPTOP_MEASURE=1 CHIPTOP_FEED=.build/release/chiptop-feed swift test --filter ThroughputMeasurement`
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["CHIPTOP_MEASURE"] == "1"))
struct ThroughputMeasurement {
    @Test func quotes() async throws {
        let symbols = (0..<10_000).map { "Q\($0)" }
        let fixture = try await fixture(symbols, "years: 0\nintraday-minutes: 0", pace: 1)
        let process = try fixture.start()
        try await waitUntil { fixture.hasQuote("Q9999") }
        let (start, begun) = (fixture.server.paths.count, ContinuousClock.now)
        try await Task.sleep(for: .seconds(20))
        let requests = fixture.server.paths[start...].filter { $0.hasPrefix("/v7/") }.count
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        print("quotes: \(Int(Double(requests * 20) / seconds)) a second; \(memory(of: process))")
        process.signal(SIGTERM)
        try await process.wait()
    }

    @Test func bars() async throws {
        let symbols = (0..<400).map { String(format: "%04d.TW", $0) }
        let fixture = try await fixture(symbols, "years: 10\nintraday-minutes: 0", pace: 3600)
        let begun = ContinuousClock.now
        let process = try fixture.start(["--once"])
        var peak = ""
        try await waitUntil {
            if kill(process.id, 0) == 0, let now = Optional(memory(of: process)), !now.isEmpty { peak = now }
            return process.hasEnded
        }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        let rows = try fixture.read { try $0.rowCount(of: CacheSchema.tables[2]) }
        print("bars: \(rows) in \(seconds) s, \(Int(Double(rows) / seconds)) a second; \(peak)")
    }

    private func fixture(_ symbols: [String], _ settings: String, pace: Int) async throws -> DaemonFixture {
        let paces = ["open", "auction", "lunch", "afterHours", "closed", "unknown"].map {
            "  \($0): {focused: \(pace), others: \(pace)}"
        }
        return try await DaemonFixture(
            settings: settings + "\npaces:\n" + paces.joined(separator: "\n"),
            watchlist: "- region: US\n  symbols: [\(symbols.joined(separator: ", "))]\n")
    }

    private func memory(of process: FeedProcess) -> String {
        let status = (try? String(contentsOfFile: "/proc/\(process.id)/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").filter { $0.hasPrefix("VmHWM") || $0.hasPrefix("VmRSS") }
            .map { $0.split(separator: "\t").joined(separator: " ") }.joined(separator: ", ")
    }
}
