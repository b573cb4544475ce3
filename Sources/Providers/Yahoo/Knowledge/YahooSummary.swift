/// The body of `/v10/finance/quoteSummary`: modules with figures as plain numbers, as `{"raw": …, "fmt": …}` or as `{}`.
struct YahooSummary: Decodable {
    let quoteSummary: Body

    /// The modules that are asked for.
    static let modules = ["defaultKeyStatistics", "financialData", "earningsTrend", "calendarEvents", "price"]

    struct Body: Decodable {
        let result: [Modules]?
    }

    struct Modules: Decodable {
        var defaultKeyStatistics: Lenient<KeyStatistics>?
        var financialData: Lenient<FinancialData>?
        var earningsTrend: Lenient<EarningsTrend>?
        var calendarEvents: Lenient<CalendarEvents>?
        var price: Lenient<Price>?
    }

    struct KeyStatistics: Decodable {
        var forwardPE: LenientNumber?
        var forwardEps: LenientNumber?
        var sharesOutstanding: LenientNumber?
        var impliedSharesOutstanding: LenientNumber?
        var bookValue: LenientNumber?
        var priceToBook: LenientNumber?
    }

    struct FinancialData: Decodable {
        var currentPrice: LenientNumber?
        var targetMeanPrice: LenientNumber?
        var targetHighPrice: LenientNumber?
        var targetLowPrice: LenientNumber?
        var numberOfAnalystOpinions: LenientNumber?
        var financialCurrency: LenientText?
    }

    struct EarningsTrend: Decodable {
        var trend: [Lenient<Period>]?
    }

    /// What is expected of one fiscal period: `0q`, `+1q`, `0y` (the current year), `+1y` (the next).
    struct Period: Decodable {
        var period: LenientText?
        var endDate: LenientText?
        var earningsEstimate: Lenient<Estimate>?
    }

    struct Estimate: Decodable {
        var avg: LenientNumber?
        var yearAgoEps: LenientNumber?
        var earningsCurrency: LenientText?
    }

    struct CalendarEvents: Decodable {
        var earnings: Lenient<Earnings>?
    }

    struct Earnings: Decodable {
        var earningsDate: [LenientNumber]?
        var isEarningsDateEstimate: Lenient<Bool>?
    }

    struct Price: Decodable {
        var symbol: LenientText?
        var currency: LenientText?
        var regularMarketPrice: LenientNumber?
    }
}
