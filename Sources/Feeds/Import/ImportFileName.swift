import Market

/// What a file's name tells about its content.
struct ImportFileName: Hashable {
    /// How a file is written.
    enum Format: Hashable {
        case csv, jsonLines
    }

    /// The format that the extension names; nil where the first byte has to decide.
    var format: Format?
    /// The name without folder, extension and interval; nil where that is no symbol.
    var symbol: Symbol?
    /// The bars' length in minutes, where the name ends with one, such as `_5m`.
    var minutes: Int?

    init(_ path: String) {
        let name = path.split(separator: "/").last ?? ""
        var stem = name
        if let dot = name.lastIndex(of: "."), let format = ImportFileName.formats[name[dot...].lowercased()] {
            self.format = format
            stem = name[..<dot]
        }
        if let underscore = stem.lastIndex(of: "_"),
            let minutes = ImportFileName.intervals[stem[underscore...].lowercased()]
        {
            self.minutes = minutes
            stem = stem[..<underscore]
        }
        symbol = Symbol(validating: stem)
    }

    /// What is known of standard input: nothing.
    init() {}

    private static let formats: [String: Format] = [
        ".csv": .csv, ".txt": .csv, ".jsonl": .jsonLines, ".ndjson": .jsonLines, ".json": .jsonLines,
    ]

    private static let intervals = ["_1m": 1, "_5m": 5, "_15m": 15, "_30m": 30, "_60m": 60, "_1h": 60]
}
