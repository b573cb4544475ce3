import Market
import QuoteCache

/// What a cache holds, as JSON and for people.
struct CacheInfoDocument: Encodable {
    struct Table: Encodable {
        let table: String
        let rows: Int
        @OrNull var first: String?
        @OrNull var last: String?
        let sources: [String: Int]
    }

    let path: String
    let bytes: Int64
    let sample: Bool
    let rejects: Int
    let tables: [Table]

    init(path: String, bytes: Int64, isSample: Bool, rejects: Int, summaries: [TableSummary]) {
        self.path = path
        self.bytes = bytes
        sample = isSample
        self.rejects = rejects
        tables = summaries.map {
            Table(table: $0.name, rows: $0.rows, first: $0.first, last: $0.last, sources: $0.sources)
        }
    }

    var text: String {
        let size = NumberText.fixed(Double(bytes) / 1_048_576, decimals: 1)
        let head = "\(path) · \(size) MiB" + (sample ? " · SAMPLE" : "")
        let rows = tables.map { table in
            [
                table.table, NumberText.fixed(Double(table.rows), decimals: 0), table.first ?? "–", table.last ?? "–",
                table.sources.sorted { $0.value > $1.value }.prefix(4).map(\.key).joined(separator: ", "),
            ]
        }
        let table = TextTable.lines(["table", ">rows", "first", "last", "sources"], rows)
        let aside = NumberText.fixed(Double(rejects), decimals: 0)
        return ([head, ""] + table + ["", "\(aside) quarantined rows"]).joined(separator: "\n")
    }
}
