import ConfigText
import Market

/// A list's file after an edit.
public struct WatchlistRevision: Hashable, Sendable {
    /// The new text.
    public let text: String
    /// What it says.
    public let list: Watchlist
    /// Whether everything the user wrote beside the list, comments above all, is still in it; where not, it belongs into
    /// a file of its own.
    public let keepsComments: Bool

    /// Changes a text.
    ///
    /// The text is changed line by line; what came out is read again, and where it does not say what was asked for, the
    /// whole list is rewritten.
    ///
    /// - Throws: `TextProblem` where the text has errors (the user has to mend them first), `WatchlistEditError`.
    public init(_ text: String, _ edit: WatchlistEdit, file: String, name: String) throws {
        let before = WatchlistReading(text, file: file, name: name)
        if let problem = before.problems.first { throw problem }
        let wanted = try before.list.applying(edit)
        list = wanted
        for candidate in [text, WatchlistRevision.unfolded(text)] {
            let reading = WatchlistReading(candidate, file: file, name: name)
            guard var pieces = WatchlistText(candidate, reading.places) else { continue }
            pieces.apply(edit, to: before.list)
            let result = WatchlistReading(pieces.text, file: file, name: name)
            if result.problems.isEmpty, result.list == wanted {
                (self.text, keepsComments) = (pieces.text, true)
                return
            }
        }
        self.text = wanted.yaml
        keepsComments = !WatchlistRevision.hasComments(text)
    }

    /// Writes lists such as `symbols: [2330.TW, TSM]` one below the other, so that each element has its own line.
    private static func unfolded(_ text: String) -> String {
        var result: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let start = line.prefix { $0 == " " || $0 == "-" }
            let rest = line.dropFirst(start.count)
            guard rest.hasPrefix("symbols:"), let open = rest.firstIndex(of: "["), let close = rest.lastIndex(of: "]"),
                open < close, rest[..<open].dropFirst("symbols:".count).allSatisfy({ $0 == " " }),
                !rest[open..<close].contains("{"), !rest[open..<close].contains("#")
            else {
                result.append(line)
                continue
            }
            result.append(start + "symbols:" + WatchlistText.comment(of: String(rest[close...])))
            let indent = String(repeating: " ", count: start.count + 2)
            for word in rest[rest.index(after: open)..<close].split(separator: ",") {
                result.append(indent + "- " + word.trimmed)
            }
        }
        return result.joined(separator: "\n")
    }

    private static func hasComments(_ text: String) -> Bool {
        text.split(separator: "\n").contains { $0.contains("#") }
    }
}

extension Substring {
    /// Without blanks at both ends.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
