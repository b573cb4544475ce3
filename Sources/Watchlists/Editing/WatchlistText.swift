import Market

/// A list's file in pieces that can be moved: what the user wrote beside the list's own lines, comments above all, moves
/// with the piece it belongs to.
struct WatchlistText {
    /// A group's lines.
    struct GroupPiece {
        /// Comments and blank lines above it.
        var lead: [String]
        /// Its lines down to the key of its entries.
        var head: [String]
        var entries: [EntryPiece]
        /// What comes behind its entries.
        var tail: [String]

        var lines: [String] { lead + head + entries.flatMap(\.lines) + tail }
    }

    /// An entry's lines.
    struct EntryPiece {
        /// Comments and blank lines above it.
        var lead: [String]
        var body: [String]

        var lines: [String] { lead + body }
    }

    /// Everything above the groups.
    var head: [String]
    var groups: [GroupPiece]
    /// Everything below them.
    var tail: [String]
    /// Whether the entries stand under `symbols` of the list itself.
    let isFlat: Bool

    var text: String { (head + groups.flatMap(\.lines) + tail).joined(separator: "\n") }

    /// Takes a file apart; nil where its groups and entries do not stand on lines of their own.
    init?(_ text: String, _ places: WatchlistReading.Places) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = places.keys.first(where: { $0.name == "groups" || $0.name == "symbols" }) else { return nil }
        isFlat = start.name == "symbols"
        let after = places.keys.map { $0.line - 1 }.filter { $0 > start.line - 1 }.min() ?? lines.count
        var end = WatchlistText.startOfLead(before: after, in: lines, indent: 0)
        // The last line of a file ends with a line break: what follows it is not a line of an entry.
        if after == lines.count { while end > start.line, lines[end - 1].isBlank { end -= 1 } }
        tail = Array(lines[end...])
        if isFlat {
            guard places.groups.count == 1,
                let piece = WatchlistText.piece(
                    lines, start.line - 1..<end, lead: start.line - 1, key: start.line - 1, places.groups[0].entries)
            else { return nil }
            head = Array(lines[..<(start.line - 1)])
            groups = [piece]
        } else {
            head = Array(lines[..<start.line])
            guard let pieces = WatchlistText.pieces(lines, start.line..<end, places.groups) else { return nil }
            groups = pieces
        }
        guard self.text == text else { return nil }
    }

    private static func pieces(
        _ lines: [String], _ range: Range<Int>, _ places: [WatchlistReading.Places.GroupPlace]
    ) -> [GroupPiece]? {
        let starts = places.map { ($0.keys.map(\.line).min() ?? 0) - 1 }
        guard starts.allSatisfy({ range.contains($0) && lines[$0].isItem }), starts == starts.sorted(),
            Set(starts).count == starts.count
        else { return nil }
        var pieces: [GroupPiece] = []
        var lead = range.lowerBound
        for (index, start) in starts.enumerated() {
            let next = index + 1 < starts.count ? starts[index + 1] : range.upperBound
            let end =
                index + 1 < starts.count
                ? startOfLead(before: next, in: lines, indent: lines[next].indent) : range.upperBound
            let key = places[index].keys.first { $0.name == "symbols" }.map { $0.line - 1 }
            let following = places[index].keys.map { $0.line - 1 }.filter { $0 > (key ?? .max) }.min()
            guard start >= lead, end > start,
                var piece = piece(
                    lines, start..<(following ?? end), lead: start, key: key ?? end - 1, places[index].entries)
            else { return nil }
            piece.lead = Array(lines[lead..<start])
            piece.tail += lines[(following ?? end)..<end]
            pieces.append(piece)
            lead = end
        }
        return pieces
    }

    /// A group's piece from its first line on.
    private static func piece(
        _ lines: [String], _ range: Range<Int>, lead: Int, key: Int, _ entryLines: [Int]
    ) -> GroupPiece? {
        let starts = entryLines.map { $0 - 1 }
        guard starts.allSatisfy({ $0 > key && range.contains($0) && lines[$0].isItem }),
            Set(starts).count == starts.count, starts == starts.sorted(), range.contains(key)
        else { return nil }
        guard !starts.isEmpty else {
            return GroupPiece(lead: [], head: Array(lines[range]), entries: [], tail: [])
        }
        var entries: [EntryPiece] = []
        var begin = key + 1
        for (index, start) in starts.enumerated() {
            let end =
                index + 1 < starts.count
                ? startOfLead(before: starts[index + 1], in: lines, indent: lines[starts[index + 1]].indent)
                : range.upperBound
            guard start >= begin, end > start else { return nil }
            entries.append(EntryPiece(lead: Array(lines[begin..<start]), body: Array(lines[start..<end])))
            begin = end
        }
        return GroupPiece(lead: [], head: Array(lines[range.lowerBound...key]), entries: entries, tail: [])
    }

    /// The first of the comments and blank lines directly above a line that are not deeper than it.
    private static func startOfLead(before line: Int, in lines: [String], indent: Int) -> Int {
        var first = line
        while first > 0, lines[first - 1].isBlank || (lines[first - 1].isComment && lines[first - 1].indent <= indent) {
            first -= 1
        }
        return first
    }
}

extension String {
    /// Spaces at the beginning.
    var indent: Int { prefix { $0 == " " }.count }
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
    var isComment: Bool { drop { $0 == " " }.first == "#" }
    /// Whether it begins an element of a list.
    var isItem: Bool { drop { $0 == " " }.hasPrefix("- ") }
}
