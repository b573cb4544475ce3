import Foundation
import TestSupport
import Testing

/// The manual pages and completions, as the built program prints them.
struct ManualTests {
    private func page(_ name: String) throws -> String {
        let result = try Program.run(["manual", name])
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    @Test(
        "Each page has the sections that a manual page has", arguments: ["chiptop", "chiptop-config", "chiptop-rules"])
    func pagesHaveTheirSections(name: String) throws {
        let text = try page(name)
        #expect(text.hasPrefix(".Dd "))
        for section in ["NAME", "DESCRIPTION", "EXAMPLES", "SEE ALSO"] {
            #expect(text.contains("\n.Sh \(section)\n"), "\(section)")
        }
    }

    @Test("The page of chiptop names every command, and every option of each")
    func everyCommandIsNamed() throws {
        let text = try page("chiptop")
        for name in ["board", "snapshot", "rules test", "watchlist import", "completions"] {
            #expect(text.contains("\n.Ss \(name)\n"), "\(name)")
        }
        #expect(text.contains(".It Fl -market-colors Ar "))
    }

    @Test("The page of the configuration names every key with its default")
    func everyKeyIsNamed() throws {
        let text = try page("chiptop-config")
        let keys = try Program.run(["config", "show"]).output.split(separator: "\n").compactMap {
            $0.split(separator: ":").first
        }
        #expect(keys.count > 10)
        for key in keys { #expect(text.contains(".It Ic \(key)\n"), "\(key)") }
    }

    @Test(
        "mandoc finds nothing wrong with a page", .enabled(if: Program.isInstalled("mandoc")),
        arguments: ["chiptop", "chiptop-config", "chiptop-rules"])
    func mandocIsContent(name: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(try page(name), to: "\(name).page")
        #expect(try ChildProcess.run(["mandoc", "-T", "lint", "-W", "error", file]) == 0)
    }

    @Test("Every command's help has an example, and a status where it does something")
    func helpHasExamples() throws {
        let text = try page("chiptop")
        let chapters = text.components(separatedBy: "\n.Ss ").dropFirst()
        #expect(chapters.count > 25)
        for chapter in chapters {
            let name = chapter.split(separator: "\n").first ?? ""
            #expect(chapter.contains("\nExample:\n") || chapter.contains("\nExamples:\n"), "\(name)")
        }
    }

    @Test("A completion script is there for each shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let result = try Program.run(["completions", shell])
        #expect(result.status == 0)
        #expect(result.output.contains("snapshot"))
        #expect(result.output.contains("market-colors"))
    }

    @Test("bash accepts its completion script") func bashReadsItsScript() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(try Program.run(["completions", "bash"]).output, to: "chiptop.bash")
        #expect(try ChildProcess.run(["bash", "-n", file]) == 0)
    }
}
