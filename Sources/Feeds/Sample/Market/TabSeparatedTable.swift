/// The rows of an embedded table: tab-separated, comments begin with `#`, `-` or nothing stands for unknown.
struct TabSeparatedTable {
    /// The fields of every row.
    let rows: [[String]]

    /// Keeps the rows that have as many fields as wanted.
    init(_ bytes: [UInt8], columns: Int) {
        rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count == columns }
    }
}
