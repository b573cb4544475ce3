import Foundation
import TestSupport

/// The program as it was built beside the tests.
struct Program {
    /// What a run printed and how it ended.
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    static let path: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        for candidate in [own] + CommandLine.arguments {
            let path = URL(fileURLWithPath: candidate).deletingLastPathComponent().appendingPathComponent("chiptop")
                .path
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return ".build/debug/chiptop"
    }()

    /// Runs the program to its end; `input` is piped in.
    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chiptop-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
        try input.write(to: files[0], atomically: false, encoding: .utf8)
        let status = try ChildProcess.run(
            [path] + arguments, input: files[0].path, output: files[1].path, errors: files[2].path,
            environment: environment)
        return Result(
            status: status, output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }
}

extension Program {
    /// Whether a program is on the `PATH`.
    static func isInstalled(_ name: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
        }
    }
}
