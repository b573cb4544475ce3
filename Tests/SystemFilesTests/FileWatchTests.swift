import Foundation
import SystemFiles
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct FileWatchTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Waits for the next change after something is done.
    private func change(of path: String, by act: () throws -> Void) async throws {
        let (changes, found) = AsyncStream.makeStream(of: Void.self)
        let watch = FileWatch(path: path) { found.yield() }
        try act()
        var iterator = changes.makeAsyncIterator()
        await iterator.next()
        watch.stop()
    }

    @Test("A file that is written, replaced or removed has changed")
    func files() async throws {
        let path = try folder.write("a", to: "f")
        try await change(of: path) { _ = try folder.write("ab", to: "f") }
        try await change(of: path) { try AtomicFile.write("abc", to: path) }
        try await change(of: path) { try FileManager.default.removeItem(atPath: path) }
        try await change(of: path) { _ = try folder.write("again", to: "f") }
    }

    @Test("A file of a folder that is written has changed the folder")
    func folders() async throws {
        try PrivateFolder.make(folder.path("lists"))
        let path = try folder.write("a", to: "lists/a.yaml")
        try await change(of: folder.path("lists")) { try AtomicFile.write("ab", to: path) }
        try await change(of: folder.path("lists")) { _ = try folder.write("b", to: "lists/b.yaml") }
    }

    @Test("A file in a folder that is made later is found")
    func laterFolders() async throws {
        try await change(of: folder.path("a/b/f")) {
            try PrivateFolder.make(folder.path("a/b"))
            _ = try folder.write("x", to: "a/b/f")
        }
    }
}
