import Alerts
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct AlertLogTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func foldersAndFilesAreForTheirOwnerAlone() throws {
        let path = folder.path("state/chiptop/alerts.log")
        try AlertLog(path: path).append(["one", "two"])
        #expect(text(of: path) == "one\ntwo\n")
        #expect(mode(path) == 0o600)
        #expect(mode(folder.path("state")) == 0o700)
        #expect(mode(folder.path("state/chiptop")) == 0o700)
    }

    @Test func nothingIsMadeForNoLines() throws {
        try AlertLog(path: folder.path("a/alerts.log")).append([])
        #expect(!FileManager.default.fileExists(atPath: folder.path("a")))
    }

    @Test func linesAreAppended() throws {
        let path = try folder.write("old\n", to: "alerts.log")
        try AlertLog(path: path).append(["new"])
        #expect(text(of: path) == "old\nnew\n")
    }

    @Test func aTornLineSpoilsNoOther() throws {
        let path = try folder.write("{\"torn", to: "alerts.log")
        try AlertLog(path: path).append(["new", "newer"])
        #expect(text(of: path) == "{\"torn\nnew\nnewer\n")
    }

    @Test func aFullFileIsMoved() throws {
        let path = folder.path("alerts.log")
        let log = AlertLog(path: path, largest: 10)
        try log.append(["12345", "123", "12"])
        #expect(text(of: path + ".1") == "12345\n123\n")
        #expect(text(of: path) == "12\n")
        try log.append(["a line that is longer than the file may be", "z"])
        #expect(text(of: path + ".1") == "a line that is longer than the file may be\n")
        #expect(text(of: path) == "z\n")
    }

    @Test func writersLoseNoLine() async throws {
        try await write(largest: 5_000_000)
    }

    @Test func writersLoseNoLineWhereTheFileIsMoved() async throws {
        // All lines have 29 bytes: 4000 are more than one file and less than two.
        try await write(largest: 70_000)
        #expect(FileManager.default.fileExists(atPath: folder.path("alerts.log.1")))
    }

    /// Four logs write a thousand lines each at the same time.
    private func write(largest: Int) async throws {
        let path = folder.path("alerts.log")
        try await withThrowingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask {
                    let log = AlertLog(path: path, largest: largest)
                    for line in 1000..<2000 { try log.append(["writer \(writer) writes line \(line)"]) }
                }
            }
            try await group.waitForAll()
        }
        let written = lines(of: path + ".1") + lines(of: path)
        #expect(written.count == 4000)
        #expect(
            Set(written)
                == Set((0..<4).flatMap { writer in (1000..<2000).map { "writer \(writer) writes line \($0)" } }))
    }

    @Test func somebodyElsesLockIsNotWaitedForForEver() throws {
        let path = try folder.write("", to: "alerts.log")
        let held = open(path, O_RDWR)
        defer { close(held) }
        #expect(flock(held, LOCK_EX) == 0)
        try AlertLog(path: path, largest: 4).append(["a line", "another"])
        #expect(text(of: path) == "a line\nanother\n")
        #expect(!FileManager.default.fileExists(atPath: path + ".1"))
    }

    @Test func onlyRegularFilesAreWritten() throws {
        let fifo = folder.path("fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        let fault = #expect(throws: AlertLogFault.self) { try AlertLog(path: fifo).append(["x"]) }
        #expect(fault?.problem == "the alert log \(fifo) is not a regular file")
        #expect(throws: AlertLogFault.self) { try AlertLog(path: "/dev/full").append(["x"]) }
        #expect(throws: AlertLogFault.self) { try AlertLog(path: folder.path).append(["x"]) }
    }

    @Test(arguments: [
        (["XDG_STATE_HOME": "/state", "HOME": "/home/ann"], "/state/chiptop/alerts.log"),
        (["XDG_STATE_HOME": "state", "HOME": "/home/ann"], "/home/ann/.local/state/chiptop/alerts.log"),
        (["HOME": "/home/ann"], "/home/ann/.local/state/chiptop/alerts.log"),
    ])
    func theLogIsAmongTheState(environment: [String: String], path: String) {
        #expect(AlertLog.standardPath(environment: environment) == path)
    }
}
