import Foundation
import Market

/// The feed daemon's program file.
enum FeedProgram {
    /// Its path: beside this program, or on the `PATH`.
    ///
    /// - Throws: `FeedRunError.missing` if it is missing.
    static func path(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> String {
        guard let path = candidates(environment).first(where: { access($0, X_OK) == 0 }) else {
            throw FeedRunError.missing
        }
        return path
    }

    /// Where it may be: beside this program first, then on the `PATH`.
    static func candidates(_ environment: [String: String]) -> [String] {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folders =
            [URL(fileURLWithPath: own).deletingLastPathComponent().path]
            + (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        return folders.map { $0 + "/chiptop-feed" }
    }

    /// How it describes its own command line.
    static func helpDump() throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: try path())
        process.arguments = ["--experimental-dump-help"]
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
