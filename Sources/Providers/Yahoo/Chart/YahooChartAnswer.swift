/// The body of `/v8/finance/chart`.
struct YahooChartAnswer: Decodable {
    let chart: Chart

    struct Chart: Decodable {
        let result: [Result]?
    }

    /// Rows as columns: the same place in each list belongs to one row.
    struct Result: Decodable {
        let meta: YahooMeta
        var timestamp: [LenientNumber]?
        var events: Lenient<Events>?
        let indicators: Indicators
    }

    struct Indicators: Decodable {
        let quote: [Columns]
    }

    struct Columns: Decodable {
        var open: [LenientNumber]?
        var high: [LenientNumber]?
        var low: [LenientNumber]?
        var close: [LenientNumber]?
        var volume: [LenientNumber]?
    }

    struct Events: Decodable {
        var dividends: [String: Lenient<DividendPaid>]?
        var splits: [String: Lenient<SplitMade>]?
    }

    struct DividendPaid: Decodable {
        var amount: LenientNumber?
        var date: LenientNumber?
        var currency: LenientText?
    }

    struct SplitMade: Decodable {
        var date: LenientNumber?
        var numerator: LenientNumber?
        var denominator: LenientNumber?
    }
}
