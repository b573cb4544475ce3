import Feeds
import Foundation
import QuoteCache
import TestSupport
import Testing

/// The README and the pages of the documentation do what they say.
struct DocumentationTests {
    static let pages = [
        "Architecture", "CacheSchema", "Configuration", "Feed", "Figures", "Import", "JSON", "Keys", "RiskRules",
        "Sessions",
        "Themes", "Watchlists",
    ]

    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
        for folder in ["bars", "Downloads", ".cache/chiptop", ".config/chiptop/watchlists", "bin"] {
            try FileManager.default.createDirectory(atPath: home.path(folder), withIntermediateDirectories: true)
        }
        _ = try home.write("date,close\n2026-01-12,1660\n2026-01-13,1670\n", to: "bars/2330.TW.csv")
        _ = try home.write("TWSE:2330,NASDAQ:NVDA\n", to: "Downloads/Chips.txt")
        _ = try home.write("- id: drawdown\n  enabled: false\n", to: "my-rules.yaml")
        try FileManager.default.createSymbolicLink(atPath: home.path("bin/chiptop"), withDestinationPath: Program.path)
        try SampleMarket().write(to: QuoteCacheWriter.open(at: home.path(".cache/chiptop/quotes.db")))
    }

    @Test("Every shell command of the README and the pages runs on the sample", arguments: ["README"] + pages)
    func shellCommandsRun(name: String) throws {
        let page = name == "README" ? ProjectFile("README.md") : .page(name)
        for line in try page.shellCommands where !isElsewhere(line) {
            let (output, errors) = (home.path("output"), home.path("errors"))
            let status = try ChildProcess.run(
                ["bash", "-c", "cd '\(home.path)' && \(line)"], output: output, errors: errors,
                environment: [
                    "HOME": home.path,
                    "PATH": "\(home.path("bin")):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
                ])
            let sentence = try String(contentsOfFile: errors, encoding: .utf8)
            let command = line.split(separator: "#").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
            // A check reports what it finds by its status, and the board asks for a terminal once its arguments are good.
            let isFine =
                status == 0 || status == 1 && command.hasPrefix("chiptop check")
                || status == 1 && isBoard(command) && sentence.contains("is not a terminal")
            #expect(isFine, "\(line)\n\(status): \(sentence)")
        }
    }

    /// Whether a line needs what a test has not: a network, a build, a tmux, another user's services.
    private func isElsewhere(_ line: String) -> Bool {
        ["$(", "swift ", "tmux ", "systemctl ", "chiptop feed  ", "chiptop feed --once"].contains(where: line.hasPrefix)
    }

    private func isBoard(_ command: String) -> Bool {
        command == "chiptop" || command.hasPrefix("chiptop --")
    }

    @Test("The README fits on a few screens") func theReadmeIsShort() throws {
        #expect(try ProjectFile("README.md").text.split(separator: "\n", omittingEmptySubsequences: false).count <= 200)
    }

    @Test("Every link of the README and every reference between pages leads to a file", arguments: ["README"] + pages)
    func linksLead(name: String) throws {
        let text = try (name == "README" ? ProjectFile("README.md") : .page(name)).text
        for match in text.matches(of: /\]\(([A-Za-z][^):]*)\)/) {
            let url = ProjectFile(String(match.1)).url
            #expect(FileManager.default.fileExists(atPath: url.path), "\(match.1)")
        }
        for match in text.matches(of: /<doc:([A-Za-z]+)>/) {
            #expect(FileManager.default.fileExists(atPath: ProjectFile.page(String(match.1)).url.path), "\(match.1)")
        }
    }

    @Test("The README's picture is the board as the program draws it") func thePictureIsTheBoards() throws {
        let cache = home.path(".cache/chiptop/quotes.db")
        let result = try Program.run(
            [
                "snapshot", "--cache", cache, "--as-of", "2026-01-14T02:00:00Z", "--size", "120x40", "--format", "svg",
                "--colors",
                "truecolor",
            ],
            environment: ["HOME": home.path, "TZ": "Asia/Taipei", "LC_ALL": "C.UTF-8"])
        #expect(result.status == 0, "\(result.errors)")
        let picture = ProjectFile("Sources/chiptop/Documentation.docc/Resources/board.svg")
        #expect(try picture.equals(result.output), "record with CHIPTOP_RECORD=1 and look")
    }
}
