import Feeds
import Foundation
import Market
import TestSupport
import Testing

@Suite struct FocusFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func whatIsWrittenIsRead() throws {
        let file = FocusFile(path: folder.path("a/b/focus"))
        #expect(file.read() == [])
        try file.write(["2330.TW", "^NDX"])
        #expect(file.read() == ["2330.TW", "^NDX"])
        try file.write([])
        #expect(file.read() == [])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b"))
        #expect(names == ["focus"], "nothing is left beside it")
    }

    @Test func whatIsNoSymbolIsPassedOver() throws {
        let path = try folder.write("2330.tw\n\n; rm -rf\n\u{1B}[2J\n2330.TW\nNVDA", to: "focus")
        #expect(FocusFile(path: path).read() == ["2330.TW", "NVDA"])
    }

    @Test func aPipeOrAHugeFileIsNotRead() throws {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(FocusFile(path: folder.path("pipe")).read() == [])
        let path = try folder.write(String(repeating: "NVDA\n", count: 100_000), to: "huge")
        #expect(FocusFile(path: path).read() == [])
    }

    @Test func aFolderThatCannotBeWrittenIsSaid() throws {
        let path = try folder.write("x", to: "file")
        let fault = #expect(throws: FocusFault.self) { try FocusFile(path: path + "/focus").write(["NVDA"]) }
        #expect(fault?.description.contains("cannot be written") == true)
    }

    @Test func theStandardPlaceFollowsXDG() {
        #expect(FocusFile.standard(environment: ["XDG_STATE_HOME": "/s"]).path == "/s/chiptop/focus")
        #expect(FocusFile.standard(environment: ["HOME": "/h"]).path == "/h/.local/state/chiptop/focus")
    }
}
