/// The body of `/v7/finance/spark` and of its older form `/v8/finance/spark`.
///
/// Shapes: `{"spark": {"result": [{"symbol": …, "response": [{"meta": …}]}]}}`, and flat
/// `{"2330.TW": {"timestamp": […], "close": […], "previousClose": …}}`.
struct YahooSparkAnswer: Decodable {
    /// By symbol as the answer spells it.
    private(set) var entries: [(symbol: String, entry: Entry)] = []

    enum Entry {
        case nested(YahooMeta)
        case flat(Flat)
        /// Named, but without anything.
        case empty
    }

    struct Flat: Decodable {
        var symbol: LenientText?
        var timestamp: [LenientNumber]?
        var close: [LenientNumber]?
        var previousClose: LenientNumber?
    }

    private struct Nested: Decodable {
        var result: [Lenient<Item>]?
    }

    private struct Item: Decodable {
        let symbol: String
        var response: [Lenient<Part>]?
    }

    private struct Part: Decodable {
        let meta: YahooMeta
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        guard let spark = container.allKeys.first(where: { $0.stringValue == "spark" }) else {
            entries = container.allKeys.map { key in
                let flat = try? container.decode(Flat.self, forKey: key)
                return (key.stringValue, flat.map(Entry.flat) ?? .empty)
            }
            return
        }
        let nested = try container.decode(Nested.self, forKey: spark)
        entries = (nested.result ?? []).compactMap(\.value).map { item in
            (item.symbol, (item.response?.first?.value?.meta).map(Entry.nested) ?? .empty)
        }
    }
}
