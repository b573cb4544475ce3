import Market
public import QuoteCache

/// Writes what a cache holds as JSON Lines in the form that the importer reads: nothing is lost on the way back.
public struct CacheExporter: Sendable {
    /// Bytes that are handed over at a time, about.
    private static let chunk = 1 << 18

    /// Creates an exporter.
    public init() {}

    /// Writes every instrument, price, bar, fact, target and event.
    ///
    /// - Parameters:
    ///   - cache: what to write.
    ///   - sink: takes the bytes, a piece at a time.
    /// - Returns: how many rows were written.
    @discardableResult
    public func write(_ cache: CacheRead, to sink: ([UInt8]) throws -> Void) throws -> Int {
        var buffer: [UInt8] = []
        var rows = 0
        if try cache.isSample() { buffer += Array("{\"type\":\"cache\",\"sample\":true}\n".utf8) }
        for table in CacheSchema.tables {
            guard let form = ExportForm(table) else { continue }
            try cache.eachRow(of: table) { values in
                form.append(values, to: &buffer)
                rows += 1
                guard buffer.count >= CacheExporter.chunk else { return }
                try sink(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try sink(buffer) }
        return rows
    }
}

/// How the rows of one table are written.
private struct ExportForm {
    private static let types = [
        "instrument": "instrument", "quote": "quote", "bar_daily": "bar", "bar_intraday": "bar", "fact": "fact",
        "target": "target", "event": "event",
    ]

    private let head: [UInt8]
    private let keys: [[UInt8]]

    /// Nil for tables that are about the feed and not about the market.
    init?(_ table: SchemaTable) {
        guard let type = ExportForm.types[table.name] else { return nil }
        head = Array("{\"type\":\"\(type)\"".utf8)
        keys = table.columns.map { column in
            Array(",\"\(column.name == "start" ? "time" : column.name)\":".utf8)
        }
    }

    func append(_ values: [CacheValue], to buffer: inout [UInt8]) {
        buffer += head
        for (key, value) in zip(keys, values) where value != .null {
            buffer += key
            switch value {
            case .null: break
            case .integer(let integer): buffer += "\(integer)".utf8
            case .number(let number): buffer += "\(number)".utf8
            case .text(let text): JSONQuoting.append(text, to: &buffer)
            }
        }
        buffer += "}\n".utf8
    }
}
