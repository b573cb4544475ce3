import Market

extension WatchlistText {
    /// Changes the pieces as an edit asks; `before` is what they mean.
    ///
    /// Whether that came out right is the caller's to check: texts have more forms than are foreseen here.
    mutating func apply(_ edit: WatchlistEdit, to before: Watchlist) {
        func group(_ name: String) -> Int? { before.groups.firstIndex { $0.name == name } }
        switch edit {
        case .rename(let name): setKey("name", YAMLWriting.scalar(name))
        case .setCurrency(let currency): setKey("currency", currency.code)
        case .setColumns(let columns): setKey("columns", "[\(columns.map(\.rawValue).joined(separator: ", "))]")
        case .addGroup(let name):
            let lines = Watchlist.Group(name: name).headLines(indent: groupIndent)
            groups.append(GroupPiece(lead: [], head: lines, entries: [], tail: []))
        case .renameGroup(let name, let new): if let index = group(name) { rename(index, new) }
        case .removeGroup(let name): if let index = group(name) { groups.remove(at: index) }
        case .moveGroup(let name, let step):
            guard let index = group(name) else { return }
            let piece = groups.remove(at: index)
            groups.insert(piece, at: min(max(0, index + step), groups.count))
        case .add(let symbol, let name):
            let index = name.flatMap(group) ?? groups.count - 1
            guard groups.indices.contains(index) else { return }
            let lines = Watchlist.Entry(symbol).lines(indent: entryIndent(index))
            groups[index].entries.append(EntryPiece(lead: [], body: lines))
        case .remove(let symbol):
            if let place = before.place(of: symbol) { groups[place.group].entries.remove(at: place.entry) }
        case .move(let symbol, let step):
            guard let place = before.place(of: symbol), let target = before.target(of: place, by: step) else { return }
            let piece = groups[place.group].entries.remove(at: place.entry)
            groups[target.group].entries.insert(piece, at: target.entry)
        case .note(let symbol, let note):
            change(symbol, "note", before) {
                $0.note = note
            } lines: {
                note.isEmpty ? [] : $0.noteLines(indent: $1)
            }
        case .setLots(let symbol, let lots):
            change(symbol, "lots", before) {
                $0.lots = lots
            } lines: {
                lots.isEmpty ? [] : $0.lotLines(indent: $1)
            }
        }
    }

    private var groupIndent: Int { groups.first?.head.first?.indent ?? 2 }

    private func entryIndent(_ group: Int) -> Int {
        if let line = groups[group].entries.first?.body.first { return line.indent }
        // The key of the entries stands on the last line of the head, behind the dash where it is the first, too.
        let key = groups[group].head.last ?? ""
        return isFlat ? 2 : key.indent + (key.isItem ? 4 : 2)
    }

    /// Sets a key of the whole list, above the groups.
    private mutating func setKey(_ key: String, _ value: String) {
        let line = "\(key): \(value)"
        guard let index = head.firstIndex(where: { $0.hasPrefix(key + ":") }) else {
            let first = head.firstIndex { !$0.isBlank && !$0.isComment } ?? (isFlat ? head.count : head.count - 1)
            head.insert(line, at: max(0, first))
            return
        }
        head[index] = line + WatchlistText.comment(of: head[index])
    }

    private mutating func rename(_ index: Int, _ name: String) {
        let place = groups[index].head.firstIndex { line in
            line.drop { $0 == " " || $0 == "-" }.hasPrefix("name:")
        }
        guard let place else { return }
        let line = groups[index].head[place]
        let start = line.prefix { $0 == " " || $0 == "-" }
        groups[index].head[place] = start + "name: " + YAMLWriting.scalar(name) + WatchlistText.comment(of: line)
    }

    /// Sets one key of an entry; an entry that is a symbol alone gets keys.
    private mutating func change(
        _ symbol: Symbol, _ key: String, _ before: Watchlist, _ edit: (inout Watchlist.Entry) -> Void,
        lines: (Watchlist.Entry, Int) -> [String]
    ) {
        guard let place = before.place(of: symbol) else { return }
        var entry = before.groups[place.group].entries[place.entry]
        edit(&entry)
        var body = groups[place.group].entries[place.entry].body
        guard let first = body.first else { return }
        let indent = first.indent
        if !first.dropFirst(indent + 2).hasPrefix("symbol:") {
            guard body.filter({ !$0.isBlank && !$0.isComment }).count == 1 else { return }
            body[0] =
                String(repeating: " ", count: indent) + "- symbol: " + YAMLWriting.scalar(symbol.rawValue)
                + WatchlistText.comment(of: first)
        }
        let new = lines(entry, indent + 2)
        if let start = body.firstIndex(where: {
            $0.indent == indent + 2 && $0.dropFirst(indent + 2).hasPrefix(key + ":")
        }) {
            var end = start + 1
            while end < body.count, !body[end].isBlank, body[end].indent > indent + 2 { end += 1 }
            // What was written beside the old value stands above the new one.
            let space = String(repeating: " ", count: indent + 2)
            let comments = body[start..<end].map { WatchlistText.comment(of: " " + $0) }.filter { !$0.isEmpty }
            body.replaceSubrange(start..<end, with: comments.map { space + $0.drop { $0 == " " } } + new)
        } else {
            // A note stands above the lots.
            let lots = body.firstIndex { $0.dropFirst(indent + 2).hasPrefix("lots:") && $0.indent == indent + 2 }
            var end = body.count
            while end > 1, body[end - 1].isBlank || body[end - 1].isComment { end -= 1 }
            body.insert(contentsOf: new, at: key == "note" ? lots ?? end : end)
        }
        groups[place.group].entries[place.entry].body = body
    }

    /// The comment at the end of a line with the blanks before it; empty if absent.
    static func comment(of line: String) -> String {
        guard let range = line.firstRange(of: " #") else { return "" }
        let start = line[..<range.lowerBound].lastIndex { $0 != " " }.map { line.index(after: $0) } ?? range.lowerBound
        return String(line[start...])
    }
}

extension String {
    /// Where a text stands first, without Foundation.
    fileprivate func firstRange(of text: String) -> Range<String.Index>? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(text) { return place..<index(place, offsetBy: text.count) }
            place = index(after: place)
        }
        return nil
    }
}
