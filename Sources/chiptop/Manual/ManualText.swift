import Foundation
import Market

/// A manual page in mdoc, the language of manual pages (mdoc(7)), built line by line.
struct ManualText {
    private(set) var lines: [String]

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - name: such as `chiptop-config`.
    ///   - section: 1 for commands, 5 for files.
    init(_ name: String, section: Int, summary: String) {
        lines = [
            ".Dd \(ProgramVersion.date)", ".Dt \(name.uppercased()) \(section)", ".Os", ".Sh NAME", ".Nm \(name)",
            ".Nd \(ManualText.escaped(summary))",
        ]
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// A macro with arguments that are written already.
    mutating func macro(_ line: String) { lines.append("." + line) }

    mutating func section(_ title: String) { macro("Sh \(title)") }

    mutating func subsection(_ title: String) { macro("Ss \(title)") }

    /// Paragraphs, with a break before each but the first.
    mutating func paragraphs(_ text: String) {
        for (index, paragraph) in text.components(separatedBy: "\n\n").enumerated() where !paragraph.isEmpty {
            if index > 0 { macro("Pp") }
            prose(paragraph)
        }
    }

    /// Running text, a sentence a line as mdoc asks for.
    mutating func prose(_ text: String) {
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if !line.isEmpty, line.count + word.count > 77 {
                lines.append(ManualText.escaped(line))
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
            if word.hasSuffix(".") || word.hasSuffix(":") {
                lines.append(ManualText.escaped(line))
                line = ""
            }
        }
        if !line.isEmpty { lines.append(ManualText.escaped(line)) }
    }

    /// Lines that keep their breaks and blanks.
    mutating func literal(_ text: [String]) {
        macro("Bd -literal -offset indent")
        lines += text.map(ManualText.escaped)
        macro("Ed")
    }

    /// Names with their descriptions.
    mutating func tags(_ entries: [(tag: String, text: String)]) {
        guard !entries.isEmpty else { return }
        macro("Bl -tag -width Ds")
        for entry in entries {
            macro("It \(entry.tag)")
            prose(entry.text)
        }
        macro("El")
    }

    /// Text in which nothing is taken for a macro or an escape.
    static func escaped(_ text: String) -> String {
        var line = text.replacing("\\", with: "\\e").replacing("`", with: "").replacing("…", with: "...")
        line = line.replacing("–", with: "\\(en").replacing("−", with: "-").replacing("×", with: "\\(mu")
        if line.hasPrefix(".") || line.hasPrefix("'") { line = "\\&" + line }
        return line
    }

    /// An argument of a macro, in quotation marks where it has blanks.
    static func word(_ text: String) -> String {
        let line = escaped(text).replacing("\"", with: "\\(dq")
        return line.contains(" ") || line.isEmpty ? "\"\(line)\"" : line
    }
}
