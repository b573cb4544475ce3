import Foundation
import Market

/// Answers in Yahoo's form for whatever is asked, made up.
enum YahooAnswers {
    static let cookie = "A3=d=verysecretcookie"
    static let crumb = "verySecretCrumb"

    static func answer(_ path: String, now: Instant) -> FaultServer.Answer {
        if path == "/" { return .whole(status: 404, headers: ["Set-Cookie: \(cookie); Path=/"], body: []) }
        if path == "/v1/test/getcrumb" { return .text(crumb) }
        let components = URLComponents(string: "http://h" + path)
        let query = Dictionary(
            (components?.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
        let last = Symbol(rawValue: components?.path.split(separator: "/").last.map(String.init) ?? "")
        if path.hasPrefix("/v7/finance/spark") {
            let symbols = (query["symbols"] ?? "").split(separator: ",").map { Symbol(rawValue: String($0)) }
            return .text(
                "{\"spark\":{\"result\":[\(symbols.map { spark($0, now) }.joined(separator: ","))],\"error\":null}}")
        }
        if path.hasPrefix("/v8/finance/chart/") { return .text(chart(last, query, now)) }
        if path.hasPrefix("/v10/finance/quoteSummary/") { return .text(summary(last)) }
        return .status(404)
    }

    private static func currency(_ symbol: Symbol) -> String {
        Instrument(inferredFrom: symbol).currency?.code ?? "USD"
    }

    private static func spark(_ symbol: Symbol, _ now: Instant) -> String {
        """
        {"symbol":"\(symbol)","response":[{"meta":{"symbol":"\(symbol)","currency":"\(currency(symbol))",\
        "regularMarketPrice":100.5,"regularMarketTime":\(now.milliseconds / 1000),"previousClose":99.5,"range":"1d"}}]}
        """
    }

    private static func chart(_ symbol: Symbol, _ query: [String: String], _ now: Instant) -> String {
        let interval = query["interval"] ?? "1d"
        let times = interval == "1d" ? sessions(symbol, query, now) : []
        func list(_ value: String) -> String { "[" + times.map { _ in value }.joined(separator: ",") + "]" }
        return """
            {"chart":{"result":[{"meta":{"symbol":"\(symbol)","currency":"\(currency(symbol))","priceHint":2,\
            "dataGranularity":"\(interval)"},"timestamp":[\(times.map { "\($0)" }.joined(separator: ","))],\
            "indicators":{"quote":[{"open":\(list("100.0")),"high":\(list("101.0")),"low":\(list("99.0")),\
            "close":\(list("100.5")),"volume":\(list("1000"))}]}}],"error":null}}
            """
    }

    private static func sessions(_ symbol: Symbol, _ query: [String: String], _ now: Instant) -> [Int64] {
        let first = Int64(query["period1"] ?? "") ?? 0
        let last = min(Int64(query["period2"] ?? "") ?? 0, now.milliseconds / 1000)
        let instrument = Instrument(inferredFrom: symbol)
        guard first <= last, let exchange = instrument.exchange else { return [] }
        let zone = exchange.zone
        let dates = [first, last].map { zone.local(Instant(milliseconds: $0 * 1000)).date }
        return (dates[0].daysSince1970...dates[1].daysSince1970).compactMap { day in
            let date = CalendarDate(daysSince1970: day)
            guard let calendar = exchange.calendar, calendar.knownDates.contains(date) else {
                return date.weekday.isWeekend ? nil : zone.instant(date, TimeOfDay(9, 0)).milliseconds / 1000
            }
            return calendar.session(on: date).map { $0.open.milliseconds / 1000 }
        }
        .filter { $0 >= first && $0 <= last }
    }

    private static func summary(_ symbol: Symbol) -> String {
        """
        {"quoteSummary":{"result":[{"price":{"symbol":"\(symbol)","currency":"\(currency(symbol))",\
        "regularMarketPrice":{"raw":100.5}},"defaultKeyStatistics":{"forwardPE":{"raw":20.1}}}],"error":null}}
        """
    }
}
