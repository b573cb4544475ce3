import Market
import Testing

@testable import Feeds

@Suite struct IntradayImportTests {
    @Test func theCommonestGapIsTheInterval() throws {
        let text = """
            date,open,high,low,close,volume,wap,count
            2026-01-13 09:30:00-05:00,1,2,1,2,10,,
            2026-01-13 09:35:00-05:00,2,3,2,3,20,,
            2026-01-13 09:45:00-05:00,3,4,3,4,30,,
            """
        let bars = try ImportedText(text, name: "NVDA.csv").intraday
        #expect(bars.map(\.minutes) == [5, 5, 5])
        #expect(bars.map(\.start).first == moment("2026-01-13T14:30:00Z"))
        #expect(bars.map(\.close) == [2, 3, 4])
    }

    @Test(arguments: [("_5m", 5), ("_1h", 60), ("_60m", 60), ("_1m", 1), ("_15M", 15), ("_30m", 30)])
    func theFileNameGoesFirst(suffix: String, minutes: Int) throws {
        let text = "datetime,symbol,close\n2026-01-13 02:00:00,2330.TW,1690\n2026-01-13 05:00:00,2330.TW,1695\n"
        let bars = try ImportedText(text, name: "2330.TW\(suffix).csv").intraday
        #expect(bars.map(\.minutes) == [minutes, minutes])
        #expect(bars.first?.start == moment("2026-01-13T02:00:00Z"))
    }

    @Test("A name that makes bars overlap is not believed") func namesOfLongerBars() throws {
        let rows = (0..<12).map { "2026-01-13T01:\($0 * 5 < 10 ? "0" : "")\($0 * 5):00Z,1" }
        let result = try ImportedText("time,close\n" + rows.joined(separator: "\n"), name: "2330.TW_60m.csv")
        #expect(result.intraday.allSatisfy { $0.minutes == 5 })
        #expect(result.report.notes.first?.contains("bars of 5 min, not of 60") == true)
        let sparse = ["2026-01-13T01:00:00Z,1", "2026-01-13T02:00:00Z,1", "2026-01-13T02:05:00Z,1"]
        let named = try ImportedText("time,close\n" + sparse.joined(separator: "\n"), name: "2330.TW_15m.csv")
        #expect(named.intraday.allSatisfy { $0.minutes == 15 })
    }

    @Test("baostock's times hold their date, and one that cannot be read makes no bar of the day") func longTimes()
        throws
    {
        let heading = "date,time,code,open,high,low,close,volume,amount,adjustflag\n"
        func row(_ time: String) -> String { "2026-01-13,\(time),sh.688981,1,1,1,1,100,100,2\n" }
        let times = ["100000", "103000", "110000", "113000", "133000", "140000", "143000", "150000"]
        let result = try ImportedText(
            heading + times.map { row("20260113\($0)000") }.joined(), name: "k.csv",
            now: moment("2026-01-13T12:00:00Z"))
        #expect(result.daily.isEmpty && result.intraday.count == 8)
        #expect(result.intraday.first?.start == moment("2026-01-13T01:30:00Z"))
        #expect(result.intraday.last?.end == moment("2026-01-13T07:00:00Z"))
        let odd = try ImportedText(heading + row("ten") + row("eleven"), name: "k.csv")
        #expect(odd.records.isEmpty && odd.report.badLines == 2)
    }

    @Test("Twelve-hour times are read") func halfDays() throws {
        let text = "Date;Time;Close\n01/13/2026;9:30am;1\n01/13/2026;12:30 PM;2\n01/13/2026;3:55pm;3\n"
        let starts = try ImportedText(text, name: "MU_5m.csv").intraday.map(\.start)
        #expect(starts == ["14:30", "17:30", "20:55"].map { moment("2026-01-13T\($0):00Z") })
    }

    @Test func gapsAreMeasuredWithinASymbol() throws {
        let text = """
            timestamp,ticker,close
            2026-01-13T01:00:00Z,A,1
            2026-01-13T01:01:00Z,B,1
            2026-01-13T01:30:00Z,A,1
            2026-01-13T01:31:00Z,B,1
            """
        #expect(try ImportedText(text).intraday.map(\.minutes) == [30, 30, 30, 30])
    }

    @Test func midnightAmongOtherTimesIsIntraday() throws {
        let text = "time,close\n2026-01-12 23:00:00,1\n2026-01-13 00:00:00,2\n2026-01-13 01:00:00,3\n"
        #expect(try ImportedText(text, name: "EURUSD=X.csv").intraday.map(\.minutes) == [60, 60, 60])
    }

    @Test func aDatedTimeAloneTellsNoInterval() throws {
        let result = try ImportedText("date,close\n2026-01-13 10:00:00,1\n")
        #expect(result.records.isEmpty)
        #expect(result.reasons == ["the bars' length is unknown; name the file like SYMBOL_5m.csv"])
    }

    @Test func aTimeInAColumnOfItsOwnMayBeADaysSnapshot() throws {
        let text = "Symbol,Date,Time,Open,High,Low,Close,Volume,Name\nNVDA.US,2026-01-13,22:00:07,1,3,1,2,9,NVIDIA\n"
        let result = try ImportedText(text, name: "q.csv")
        #expect(
            result.records == [
                .daily(
                    "NVDA", DailyBar(date: day("2026-01-13"), open: 1, high: 3, low: 1, close: 2, volume: 9),
                    source: "import")
            ])
    }

    @Test func aDateAndATimeColumnMakeAMoment() throws {
        let text = "Date,Time,Close\n20260113,093000,1\n20260113,093500,2\n"
        #expect(
            try ImportedText(text, name: "MU.csv").intraday.map(\.start) == [
                moment("2026-01-13T14:30:00Z"), moment("2026-01-13T14:35:00Z"),
            ])
    }

    @Test func theFutureBeginsTwoMinutesAhead() throws {
        let text = "date,close\n2026-01-14T01:55:00Z,1\n2026-01-14T02:02:00Z,2\n2026-01-14T02:02:01Z,3\n2026-01-13,4\n"
        let result = try ImportedText(text, name: "MU_1m.csv")
        #expect(result.intraday.map(\.close) == [1, 2])
        #expect(result.reasons == ["2026-01-14T02:02:01Z is in the future", "the time of day is missing"])
    }

    @Test func moreRowsThanAreHeldBack() throws {
        let start = moment("2025-01-13T00:00:00Z")
        let rows = (0..<10_000).map { "\(start.advanced(seconds: $0 * 300)),\($0 + 1)" }
        let result = try ImportedText("date,close\n" + rows.joined(separator: "\n"), chunk: 5000)
        #expect(result.intraday.count == 10_000)
        #expect(result.intraday.map(\.close) == (1...10_000).map(Double.init))
        #expect(result.intraday.allSatisfy { $0.minutes == 5 })
    }
}
