import Analytics
import Market
import Testing

@Suite struct VolumeProfileTests {
    /// Taipei's sessions with hourly parts of these volumes, the last one of half an hour's trading.
    private func days(_ count: Int, _ volumes: [Double], total: Double? = nil) throws -> [VolumeProfile.Day] {
        let calendar = try #require(Exchange.xtai.calendar)
        return calendar.sessions(from: date("2026-01-05"), through: date("2026-03-31")).prefix(count).map { session in
            let bars = volumes.enumerated().map { index, volume in
                IntradayBar(
                    start: session.open.advanced(seconds: index * 3600), minutes: 60, close: 100, volume: volume)
            }
            return VolumeProfile.Day(session: session, bars: bars, total: total)
        }
    }

    @Test("A busy first hour is the usual one, not three times the usual") func busyOpenings() throws {
        let profile = try #require(VolumeProfile(try days(20, [600, 100, 100, 100, 100])))
        #expect(abs(profile.share(after: 60) - 0.6) < 1e-9)
        #expect(abs(profile.share(after: 30) - 0.3) < 1e-9)
        #expect(abs(profile.share(after: 270) - 1) < 1e-9)
        #expect(profile.share(after: 0) == 0)
    }

    @Test("What auctions added to the day is not done before its end") func auctions() throws {
        let profile = try #require(VolumeProfile(try days(10, [200, 200, 200, 200, 200], total: 2000)))
        #expect(abs(profile.share(after: 60) - 0.1) < 1e-9)
        #expect(abs(profile.share(after: 270) - 0.5) < 1e-9)
    }

    @Test("A few days or days without volume make no profile") func tooLittle() throws {
        #expect(VolumeProfile(try days(4, [1, 1, 1, 1, 1])) == nil)
        #expect(VolumeProfile(try days(20, [0, 0, 0, 0, 0])) == nil)
    }
}
