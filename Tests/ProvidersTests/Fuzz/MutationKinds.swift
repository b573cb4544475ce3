import Foundation
import Market
import Testing

@testable import Providers

extension MutationTests.Kind {
    private static let span = (CalendarDate(daysSince1970: 20400), CalendarDate(daysSince1970: 20467))

    /// What the answer was asked for.
    var need: ProviderNeed? {
        switch self {
        case .daily: .daily("2330.TW", from: Self.span.0, through: Self.span.1)
        case .intraday: .intraday("2330.TW", minutes: 5)
        case .spark, .flatSpark, .taiwan: .quotes(["2330.TW", "6488.TWO"])
        case .summary: .knowledge("2330.TW")
        case .frankfurter, .frankfurterSeries: .dollarRates([.jpy, .eur], from: Self.span.0, through: Self.span.1)
        case .access, .frame, .message: nil
        }
    }

    /// Reads a body as the kind's own reader does.
    func read(_ body: [UInt8], at now: Instant) throws -> ProviderBatch {
        let response = ProviderResponse(status: 200, body: body, receivedAt: now)
        switch self {
        case .access:
            _ = try YahooProvider().access(from: response, after: ProviderAccess(cookie: "a=b"))
            return ProviderBatch()
        case .frame:
            return try YahooStream().read(
                String(decoding: body, as: UTF8.self), expecting: ["2330.TW"], receivedAt: now)
        case .message:
            // The changes are made to the message and not to its base64.
            let bytes = Data(base64Encoded: Data(body.prefix { $0 != 0x0A })) ?? Data(body)
            return try YahooStream().read(
                bytes.base64EncodedString(), expecting: ["2330.TW"], receivedAt: now)
        default: break
        }
        let provider: any Provider =
            switch self {
            case .taiwan: TaiwanMarketProvider()
            case .frankfurter, .frankfurterSeries: FrankfurterProvider()
            default: YahooProvider()
            }
        return try provider.read(response, to: ProviderRequest(url: "https://host.example/?crumb=s3cret", need: need))
    }

    /// A valid answer.
    func body() throws -> String {
        switch self {
        case .daily, .intraday: try chart()
        case .spark:
            """
            {"spark":{"result":[{"symbol":"2330.TW","response":[{"meta":{"symbol":"2330.TW","currency":"TWD",\
            "regularMarketPrice":1690.0,"regularMarketTime":1768363198,"previousClose":1670.0,"priceHint":2}}]},\
            {"symbol":"6488.TWO","response":[{"meta":{"symbol":"6488.TWO","currency":"TWD",\
            "regularMarketPrice":401.5,"regularMarketTime":1768363198}}]}],"error":null}}
            """
        case .flatSpark:
            """
            {"2330.TW":{"symbol":"2330.TW","timestamp":[1768352400,1768363198],"close":[1680.0,1690.0],\
            "previousClose":1670.0},"6488.TWO":{"symbol":"6488.TWO","timestamp":[1768363198],"close":[401.5]}}
            """
        case .summary:
            """
            {"quoteSummary":{"result":[{"price":{"symbol":"2330.TW","currency":"TWD","regularMarketPrice":{"raw":1690}},\
            "defaultKeyStatistics":{"forwardPE":{"raw":20.1},"sharesOutstanding":25932700000},"financialData":\
            {"targetMeanPrice":2050.5,"targetHighPrice":2400,"targetLowPrice":1600,"numberOfAnalystOpinions":35,\
            "financialCurrency":"TWD"},"calendarEvents":{"earnings":{"earningsDate":[{"raw":1768975200}]}},\
            "earningsTrend":{"trend":[{"period":"0y","endDate":"2026-12-31","earningsEstimate":{"avg":80.0,\
            "yearAgoEps":60}},{"period":"+1y","earningsEstimate":{"avg":{"raw":100}}}]}}],"error":null}}
            """
        case .taiwan:
            """
            {"msgArray":[{"c":"2330","ch":"2330.tw","ex":"tse","n":"台積電","d":"20260114","t":"11:59:58",\
            "tlong":"1768363198000","z":"1690.0000","o":"1680.0000","h":"1695.0000","l":"1675.0000","y":"1670.0000",\
            "v":"12345","a":"1695.0000_1700.0000_","b":"1690.0000_1685.0000_","u":"1835.0000","w":"1505.0000",\
            "ts":"0"},{"c":"6488","ch":"6488.tw","ex":"otc","d":"20260114","t":"11:59:58","z":"401.5"}],\
            "rtcode":"0000"}
            """
        case .frankfurter:
            """
            [{"date":"2026-01-13","base":"EUR","quote":"USD","rate":1.25},{"date":"2026-01-13","base":"EUR",\
            "quote":"JPY","rate":200.0},{"date":"2026-01-14","base":"EUR","quote":"USD","rate":1.2}]
            """
        case .frankfurterSeries:
            "{\"base\":\"EUR\",\"rates\":{\"2026-01-12\":{\"USD\":1.2,\"JPY\":180},\"2026-01-13\":{\"USD\":1.25}}}"
        case .access: "a1B2/c.3D4"
        case .frame: try frame().envelope
        case .message: try frame().base64
        }
    }

    private func frame() throws -> PricingFrame {
        var frame = PricingFrame()
        frame.add(1, text: "2330.TW")
        frame.add(2, single: 1690)
        frame.add(3, signed: 1_768_363_198_000)
        frame.add(4, text: "TWD")
        frame.add(7, integer: 1)
        frame.add(10, single: 1695)
        frame.add(11, single: 1675)
        return frame
    }

    private func chart() throws -> String {
        var body = ChartBody(
            "2330.TW", granularity: self == .daily ? "1d" : "5m",
            meta: [
                ("regularMarketPrice", "1685.0"), ("regularMarketTime", "1768368600"), ("chartPreviousClose", "1600.0"),
            ])
        if self == .daily {
            try body.add("2026-01-12T01:00:00Z", "1650", "1660", "1645", "1655", "20000000")
            try body.add("2026-01-13T01:00:00Z", "1660", "1675", "1655", "1670", "30000000")
            try body.add("2026-01-14T01:00:00Z", "1690", "1695", "1680", "null", "8000000")
            try body.add("2026-01-14T05:30:00Z", "1690", "1695", "1680", "1685", "9000000")
            body.events = "{\"splits\":{\"1768181400\":{\"date\":1768181400,\"numerator\":2,\"denominator\":1}}}"
        } else {
            try body.add("2026-01-14T01:00:00Z", "1680", "1690", "1675", "1685", "100")
            try body.add("2026-01-14T01:05:00Z", "1685", "1686", "1680", "1682", "50")
            try body.add("2026-01-14T05:30:00Z", "1690", "1690", "1690", "1690", "500")
        }
        return body.text
    }
}
