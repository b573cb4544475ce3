public import Foundation

/// A file of the project, found from the place of this source file.
public struct ProjectFile {
    /// Where it is.
    public let url: URL

    /// A file by its path from the project's root.
    public init(_ path: String) {
        url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(path)
    }

    /// A page of the documentation by its name.
    public static func page(_ name: String) -> ProjectFile {
        ProjectFile("Sources/chiptop/Documentation.docc/\(name).md")
    }

    /// Whether this run records what it would otherwise compare (`CHIPTOP_RECORD=1`).
    public static var isRecording: Bool { ProcessInfo.processInfo.environment["CHIPTOP_RECORD"] == "1" }

    /// Its text.
    public var text: String {
        get throws { try String(contentsOf: url, encoding: .utf8) }
    }

    /// Whether it is a text that the code makes; recorded where this run records.
    public func equals(_ generated: String) throws -> Bool {
        if ProjectFile.isRecording { try Data(generated.utf8).write(to: url) }
        return try text == generated
    }

    /// Whether it holds a text that the code makes, between `<!-- NAME -->` and `<!-- /NAME -->`; recorded where this run
    /// records.
    public func holds(_ generated: String, between name: String) throws -> Bool {
        let text = try text
        guard let start = text.range(of: "<!-- \(name) -->\n"), let end = text.range(of: "<!-- /\(name) -->") else {
            return false
        }
        let place = start.upperBound..<end.lowerBound
        if ProjectFile.isRecording {
            try Data(text.replacingCharacters(in: place, with: generated).utf8).write(to: url)
            return true
        }
        return text[place] == generated
    }

    /// The commands of its `sh` blocks; a command goes on over lines while a backslash or an open quotation mark says so.
    public var shellCommands: [String] {
        get throws {
            var (commands, open, isInside): ([String], String, Bool) = ([], "", false)
            for line in try text.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("```") {
                    isInside = line == "```sh"
                } else if isInside, !line.isEmpty, !line.hasPrefix("#") {
                    open += (open.isEmpty ? "" : "\n") + line
                    guard !line.hasSuffix("\\"), open.count(where: { $0 == "\"" }).isMultiple(of: 2) else { continue }
                    commands.append(open)
                    open = ""
                }
            }
            return commands
        }
    }
}
