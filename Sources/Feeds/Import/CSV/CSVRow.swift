import Market

/// A line of comma-separated values with everything read but what its date means.
struct CSVRow {
    var symbol: Symbol
    var time: SpelledTime
    var open: Double?
    var high: Double?
    var low: Double?
    var close: Double
    var volume: Double?

    /// The bar of the session on the date as it is spelled.
    func dailyBar(_ check: PriceCheck) throws(LineFault) -> ImportRecord {
        guard time.isMidnight else { throw .timeInDailyBars }
        return try barOfDate(check)
    }

    /// The bar of the date, whatever the time of day says.
    func barOfDate(_ check: PriceCheck) throws(LineFault) -> ImportRecord {
        let date = sessionDate
        try check.check(date)
        return .daily(
            symbol, DailyBar(date: date, open: open, high: high, low: low, close: close, volume: volume),
            source: Importer.sourceName)
    }

    /// The date on the exchange's clock.
    var sessionDate: CalendarDate {
        guard !time.isMidnight, time.offsetMinutes != nil else { return time.date }
        return Instrument(inferredFrom: symbol).zone.local(time.instant).date
    }

    /// The bar that begins at the time spelled.
    func intradayBar(minutes: Int, _ check: PriceCheck) throws(LineFault) -> ImportRecord {
        guard time.timeOfDay != nil else { throw .noTimeInIntradayBars }
        try check.check(time.instant)
        return .intraday(
            symbol,
            IntradayBar(
                start: time.instant, minutes: minutes, open: open, high: high, low: low, close: close, volume: volume),
            source: Importer.sourceName)
    }
}
