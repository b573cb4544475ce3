import ArgumentParser
import Foundation
import Market

/// Becomes the feed daemon, which is a program of its own so that this one stays small and quick.
struct FeedRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "run",
        "Run the feed daemon (the default).",
        examples: ["chiptop feed run --log-file ~/feed.log"])

    @Argument(parsing: .captureForPassthrough, help: "The daemon's own arguments.")
    var arguments: [String] = []

    func run() throws {
        let path = try FeedProgram.path()
        var pointers = ([path] + arguments).map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        execv(path, &pointers)
        throw FeedRunError.refused(
            DisplayText.sanitized(path), reason: String(cString: strerror(errno)).lowercased())
    }
}

/// Why the daemon does not start.
enum FeedRunError: Error, Hashable, CustomStringConvertible {
    /// It is nowhere.
    case missing
    /// The system does not run it.
    case refused(String, reason: String)

    var description: String {
        switch self {
        case .missing:
            "chiptop-feed not found beside chiptop or on the PATH; build it with"
                + " `swift build -c release --static-swift-stdlib --product chiptop-feed`"
        case .refused(let path, let reason): "\(path) cannot be run (\(reason))"
        }
    }
}
