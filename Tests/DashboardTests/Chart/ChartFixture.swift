import Foundation
import Market
import TestSupport
import TextUI
import ThemeCatalog

@testable import Dashboard

/// Made-up series for charts, and pictures of them.
enum ChartFixture {
    static let tsmc = Instrument(inferredFrom: "2330.TW")
    static let last = CalendarDate(daysSince1970: 20_466)

    /// Sessions of a calendar, or weekdays without one, the last one on a date.
    static func dates(_ count: Int, through last: CalendarDate = last, _ calendar: TradingCalendar? = nil)
        -> [CalendarDate]
    {
        var result: [CalendarDate] = []
        var date = last
        while result.count < count {
            let isKnown = calendar?.knownDates.contains(date) ?? false
            let isSession = isKnown ? calendar?.session(on: date) != nil : !date.weekday.isWeekend
            if isSession { result.append(date) }
            date = date.advanced(days: -1)
        }
        return result.reversed()
    }

    /// A walk that everybody gets alike.
    static func walk(
        _ count: Int, seed: UInt64 = 7, start: Double = 1150, drift: Double = 0.0028,
        _ calendar: TradingCalendar? = Exchange.xtai.calendar
    ) -> [DailyBar] {
        var random = Walk(seed: seed)
        var price = start
        return dates(count, calendar).map { date in
            let open = price * (1 + random.next() * 0.008)
            let close = open * (1 + drift + random.next() * 0.02)
            let high = max(open, close) * (1 + abs(random.next()) * 0.008)
            let low = min(open, close) * (1 - abs(random.next()) * 0.008)
            price = close
            func tick(_ value: Double) -> Double { (value / 5).rounded() * 5 }
            return DailyBar(
                date: date, open: tick(open), high: tick(high), low: tick(low), close: tick(close),
                volume: (22e6 * (1 + random.next() * 0.6)).rounded())
        }
    }

    static func dates(_ count: Int, _ calendar: TradingCalendar?) -> [CalendarDate] {
        dates(count, through: last, calendar)
    }

    /// Parts of the last sessions of an exchange, none during lunch.
    static func parts(_ exchange: Exchange, sessions: Int, minutes: Int = 5, through end: Instant? = nil)
        -> [IntradayBar]
    {
        guard let calendar = exchange.calendar else { return [] }
        var random = Walk(seed: 3)
        var price = 1660.0
        var result: [IntradayBar] = []
        for date in dates(sessions, calendar) {
            guard let session = calendar.session(on: date) else { continue }
            var start = session.open
            while start < session.close {
                let isLunch = session.lunch?.contains(start) ?? false
                if !isLunch, end.map({ start.advanced(seconds: minutes * 60) <= $0 }) ?? true {
                    let open = price
                    price *= 1 + random.next() * 0.002 + 0.00005
                    result.append(
                        IntradayBar(
                            start: start, minutes: minutes, open: open, high: max(open, price) * 1.0004,
                            low: min(open, price) * 0.9996, close: price, volume: 400_000 * (1.2 + random.next())))
                }
                start = start.advanced(seconds: minutes * 60)
            }
        }
        return result
    }

    private struct Walk {
        var state: UInt64

        init(seed: UInt64) { state = seed }

        /// From -1 to 1.
        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 0x1p53 * 2 - 1
        }
    }

    /// A chart of some bars.
    static func chart(
        _ bars: [DailyBar], settings: ChartSettings = ChartSettings(), theme: String = "midnight",
        instrument: Instrument = tsmc, calendar: TradingCalendar? = nil, marks: [ChartMark] = []
    ) throws -> PriceChart {
        let detail = InstrumentDetail(symbol: instrument.symbol, daily: bars)
        let series = ChartSeries(detail, instrument, state: nil, span: settings.span, calendar: calendar)
        return PriceChart(
            series, instrument, settings: settings, theme: try ThemeCatalog.theme(named: theme), marks: marks)
    }

    /// A chart as a picture of its own.
    static func picture(_ chart: PriceChart, _ size: Size) -> Buffer {
        var buffer = Buffer(size: size, style: chart.theme.plain)
        chart.draw(in: Rect(size), into: &buffer)
        return buffer
    }
}
