import Market

/// A chart's body as Yahoo writes it, from a few figures.
struct ChartBody {
    var meta: [(String, String)]
    var rows: [Row] = []
    var events = ""

    struct Row {
        var time: Int64
        var open = "null"
        var high = "null"
        var low = "null"
        var close = "null"
        var volume = "null"
    }

    init(_ symbol: String, currency: String = "TWD", granularity: String = "1d", meta: [(String, String)] = []) {
        self.meta =
            [
                ("symbol", "\"\(symbol)\""), ("currency", "\"\(currency)\""), ("priceHint", "2"),
                ("dataGranularity", "\"\(granularity)\""),
            ] + meta
    }

    /// A row at a time, its values in the order open, high, low, close, volume.
    mutating func add(_ time: String, _ values: String...) throws {
        var row = Row(time: try seconds(time))
        if values.count == 5 {
            (row.open, row.high, row.low, row.close, row.volume) = (
                values[0], values[1], values[2], values[3], values[4]
            )
        }
        rows.append(row)
    }

    mutating func set(_ key: String, _ value: String) {
        meta.removeAll { $0.0 == key }
        meta.append((key, value))
    }

    var text: String {
        func list(_ value: (Row) -> String) -> String { "[" + rows.map(value).joined(separator: ",") + "]" }
        let head = meta.map { "\"\($0)\":\($1)" }.joined(separator: ",")
        let actions = events.isEmpty ? "" : "\"events\":\(events),"
        return """
            {"chart":{"result":[{"meta":{\(head)},"timestamp":\(list { "\($0.time)" }),\(actions)"indicators":{"quote":[{\
            "open":\(list(\.open)),"high":\(list(\.high)),"low":\(list(\.low)),"close":\(list(\.close)),\
            "volume":\(list(\.volume))}]}}],"error":null}}
            """
    }
}
