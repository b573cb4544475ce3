import Foundation
import TestSupport
import Testing

/// The program in a real tmux of its own: keys go in, the screen comes out.
final class TmuxSession {
    private let socket = "chiptop-test-\(UUID().uuidString.prefix(8))"
    private let folder: TemporaryFolder

    static var isInstalled: Bool {
        ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].contains {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Starts a shell of the size, which stays when the program has ended.
    init(width: Int, height: Int) throws {
        folder = try TemporaryFolder()
        let configuration = try folder.write(
            "set -g default-terminal tmux-256color\nset -g escape-time 0\nset -g status off\n", to: "tmux.conf")
        try tmux(
            "-f", configuration, "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
            "env -i HOME=\(folder.url.path) PATH=/usr/bin:/bin LANG=C.UTF-8 TERM=tmux-256color PS1='$ ' sh")
        try wait("the shell") { $0.contains("$") }
    }

    deinit {
        _ = try? tmux("kill-server")
    }

    /// Runs a line in the shell.
    func enter(_ line: String) throws {
        try tmux("send-keys", "-l", line)
        try tmux("send-keys", "Enter")
    }

    /// Presses keys by tmux's names.
    func press(_ keys: String...) throws {
        for key in keys { try tmux("send-keys", key) }
    }

    /// Types a text.
    func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

    func resize(width: Int, height: Int) throws {
        try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
    }

    /// The text on the screen.
    func screen() throws -> String { try tmux("capture-pane", "-p") }

    /// The text on the screen with the sequences that colour it.
    func screen(withColors: Bool) throws -> String {
        withColors ? try tmux("capture-pane", "-p", "-e") : try screen()
    }

    /// The place of the cursor and whether it shows, such as `3,6,1`.
    func cursor() throws -> (x: Int, y: Int) {
        let parts = try tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split(separator: " ")
            .compactMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        return (parts.first ?? -1, parts.last ?? -1)
    }

    /// What tmux says of the pane, by a format.
    func pane(_ format: String) throws -> String {
        try tmux("display-message", "-p", format).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until the screen is as wanted; fails with the screen as it is after half a minute.
    @discardableResult
    func wait(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, until isReached: (String) -> Bool
    ) throws -> String {
        let deadline = ContinuousClock.now.advanced(by: .seconds(30))
        var last = ""
        while ContinuousClock.now < deadline {
            last = try screen()
            if isReached(last) { return last }
            usleep(10_000)
        }
        Issue.record("\(what) did not come; the screen is:\n\(last)", sourceLocation: sourceLocation)
        return last
    }

    /// The process that runs in the pane's foreground beside the shell.
    func programID() throws -> Int32 {
        try #require(try children().last)
    }

    /// The processes that the shell has started and that have not ended.
    func children() throws -> [Int32] {
        let shell = try pane("#{pane_pid}")
        let list = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        return list.split(separator: " ").compactMap { Int32($0) }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        let output = folder.path("tmux-output")
        _ = try ChildProcess.run(["tmux", "-L", socket] + arguments, output: output)
        return try String(contentsOfFile: output, encoding: .utf8)
    }
}
