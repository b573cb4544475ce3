package import ConfigText
package import Market

/// Reads the layout of the board: a list of regions, each with its symbols in order or, without symbols, every instrument
/// of the cache.
///
/// ```yaml
/// - region: TW
///   symbols: [2330.TW, 2454.TW]
/// - region: JP
/// ```
package enum RowLayoutFile {
    /// The file's name in the configuration folder.
    package static let name = "watchlist.yaml"

    private enum Key: String, FileKey {
        case region, symbols

        static var refusesOthers: Bool { false }
    }

    /// The watchlist at a path, or at the standard place where there is one, or every instrument of the cache.
    package static func load(path: String?, folder: ConfigurationFolder) throws -> RowLayout {
        guard let (path, text) = try folder.read(path, standard: name) else { return .everything }
        return try parse(text, file: DisplayText.sanitized(path))
    }

    /// The watchlist in a text.
    ///
    /// - Throws: `TextProblems` with every error.
    package static func parse(_ text: String, file: String) throws(TextProblems) -> RowLayout {
        var log = ProblemLog()
        let watchlist = parse(text, file: file, &log)
        try log.check()
        return watchlist
    }

    /// The watchlist in a text as far as it is right.
    package static func parse(_ text: String, file: String, _ log: inout ProblemLog) -> RowLayout {
        var groups: [RowLayout.Group] = []
        log.attempt { log throws(TextProblem) in
            let tree = YAMLText(text, file: file).tree(&log)
            let entries = try tree?.entries(of: "regions", beginningWith: "region") ?? []
            for entry in entries {
                log.attempt { log throws(TextProblem) in
                    let fields = try entry.fields(Key.self, of: "a region", example: "region: TW", &log)
                    guard let group = try self.group(fields, &log) else { return }
                    guard !groups.contains(where: { $0.region == group.region }) else {
                        throw entry.problem("duplicate region \(group.region.code)")
                    }
                    groups.append(group)
                }
            }
            guard !entries.isEmpty || !log.mistakes.isEmpty else {
                throw SourceText(text, file: file).problem("the file has no region; write one such as `- region: TW`")
            }
        }
        return RowLayout(groups: groups)
    }

    private static func group(
        _ fields: YAMLFields<Key>, _ log: inout ProblemLog
    ) throws(TextProblem) -> RowLayout.Group? {
        let region = log.attempt { _ throws(TextProblem) in
            try fields.required(.region).region(for: Key.region.rawValue)
        }
        let symbols = try fields[.symbols]?.symbols(for: Key.symbols.rawValue, &log) ?? []
        return region.map { RowLayout.Group(region: $0, symbols: symbols.isEmpty ? nil : symbols) }
    }
}
