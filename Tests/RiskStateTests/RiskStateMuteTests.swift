import Foundation
import Market
import RiskRules
import Testing

@testable import RiskState

@Suite struct RiskStateMuteTests {
    private static let key = FlagKey(origin: .manualRisk("drills"), subject: .region(.taiwan))
    private static let moment = Instant(milliseconds: 1_768_384_800_000)

    @Test(
        "Every kind of mute is kept with who did it, and taken back",
        arguments: [
            FlagMute.flag(key), .origin(.rule("limit")), .origin(.manualRisk("drills")),
            .subject(.pair(foreign: "TSM", home: "2330.TW")), .region(.southKorea), .category("price"),
        ])
    func aMuteIsKept(mute: FlagMute) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mute-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let state = try RiskState(path: folder.appending(path: "risk.db").path)
        try state.mute(mute, by: "ann", at: Self.moment)
        try state.mute(mute, by: "bob", at: Self.moment.advanced(seconds: 60))
        #expect(try state.everything().mutes == [mute: FlagMuteRecord(by: "ann", at: Self.moment)])
        try state.unmute(mute)
        #expect(try state.mutes().isEmpty)
    }
}
