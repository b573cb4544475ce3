import Foundation
import SystemFiles
import TestSupport
import Testing

@Suite struct FileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func mode(_ path: String) -> UInt32? { FileStatus(path: path)?.mode }

    @Test("New folders and files are their owner's alone, and what is there is left alone")
    func newOnesArePrivate() throws {
        let path = folder.path("a/b/file")
        try SQLiteFile.prepare(path)
        #expect(mode(folder.path("a")) == 0o700 && mode(folder.path("a/b")) == 0o700 && mode(path) == 0o600)
        _ = try folder.write("kept", to: "a/b/file")
        try SQLiteFile.prepare(path)
        #expect(try SmallFile.text(path) == "kept")
    }

    @Test("A pipe or a folder is not a file for SQLite")
    func pipesAreRefused() throws {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(throws: SQLiteFile.Refusal.notRegular) { try SQLiteFile.prepare(folder.path("pipe")) }
        #expect(throws: SQLiteFile.Refusal.notRegular) { try SQLiteFile.prepare(folder.path) }
    }

    @Test("A folder that cannot be made is named")
    func folderUnderAFile() throws {
        let file = try folder.write("x", to: "file")
        let refusal = #expect(throws: SystemFault.self) { try PrivateFolder.make(file + "/a/b") }
        #expect(refusal == SystemFault(path: file + "/a", code: ENOTDIR))
    }

    @Test("A replaced file keeps its permissions, a new one is private, and nothing is left beside it")
    func replacing() throws {
        let path = try folder.write("old", to: "f")
        #expect(chmod(path, 0o640) == 0)
        try AtomicFile.write("new", to: path)
        #expect(try SmallFile.text(path) == "new")
        #expect(mode(path) == 0o640)
        try AtomicFile.write("x", to: folder.path("g"), isDurable: false)
        #expect(mode(folder.path("g")) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["f", "g"])
    }

    @Test("A link stays a link when its file is replaced")
    func linksStay() throws {
        let path = try folder.write("old", to: "real")
        #expect(symlink(path, folder.path("link")) == 0)
        try AtomicFile.write("new", to: folder.path("link"))
        #expect(try SmallFile.text(path) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == path)
    }

    @Test("A folder that does not take the draft is named, and the old text stays")
    func unwritable() throws {
        #expect(throws: SystemFault.self) { try AtomicFile.write("x", to: folder.path("none/f")) }
    }

    @Test("What is too large, a pipe or a folder is not read")
    func whatIsNotRead() throws {
        let path = try folder.write(String(repeating: "x", count: 100), to: "f")
        #expect(try SmallFile.bytes(path, most: 100).count == 100)
        #expect(throws: SystemFault(path: path, code: EFBIG)) { try SmallFile.bytes(path, most: 99) }
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(throws: SystemFault.self) { try SmallFile.bytes(folder.path("pipe")) }
        #expect(throws: SystemFault(path: folder.path, code: EISDIR)) { try SmallFile.bytes(folder.path) }
        let missing = #expect(throws: SystemFault.self) { try SmallFile.bytes(folder.path("none")) }
        #expect(missing?.isAbsence == true)
    }

    @Test("A byte order mark is not part of a text, and bytes that are not UTF-8 are refused")
    func textsAreUTF8() throws {
        try Data([0xEF, 0xBB, 0xBF, 0x61]).write(to: URL(fileURLWithPath: folder.path("bom")))
        #expect(try SmallFile.text(folder.path("bom")) == "a")
        try Data([0x61, 0xFF]).write(to: URL(fileURLWithPath: folder.path("bad")))
        #expect(try SmallFile.text(folder.path("bad")) == nil)
    }

    @Test(
        "Standard folders follow XDG, and the home folder where a variable is missing or relative",
        arguments: [
            (StandardFolder.configuration, "XDG_CONFIG_HOME", "/h/.config/chiptop/x"),
            (.cache, "XDG_CACHE_HOME", "/h/.cache/chiptop/x"), (.state, "XDG_STATE_HOME", "/h/.local/state/chiptop/x"),
            (.data, "XDG_DATA_HOME", "/h/.local/share/chiptop/x"),
        ])
    func standardFolders(standard: StandardFolder, variable: String, usual: String) {
        #expect(standard.path("x", environment: [variable: "/s", "HOME": "/h"]) == "/s/chiptop/x")
        #expect(standard.path("x", environment: ["HOME": "/h"]) == usual)
        #expect(standard.path("x", environment: [variable: "s", "HOME": "/h"]) == usual)
    }

    @Test(
        "A path has a folder and a name",
        arguments: [("a", ".", "a"), ("/a", "/", "a"), ("/a/b", "/a", "b"), ("a/b", "a", "b")])
    func paths(path: String, outer: String, name: String) {
        #expect(FilePath.folder(of: path) == outer)
        #expect(FilePath.name(of: path) == name)
    }
}
