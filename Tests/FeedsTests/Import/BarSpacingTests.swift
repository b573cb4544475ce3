import Market
import Testing

@testable import Feeds

@Suite struct BarSpacingTests {
    private static func text(_ dates: [CalendarDate]) -> String {
        "date,close\n" + dates.map { "\($0),1" }.joined(separator: "\n") + "\n"
    }

    private static func days(_ gaps: [Int], from first: String = "2025-01-06") -> [CalendarDate] {
        gaps.reduce(into: [day(first)]) { $0.append($0[$0.count - 1].advanced(days: $1)) }
    }

    private static func refusal(_ what: String, _ name: String = "2330.TW.csv") -> ImportError {
        .refused(source: name, reason: "\(what) bars; only daily and shorter ones are imported")
    }

    private static let months = (1...12).map { CalendarDate(year: 2025, month: $0, day: 1) ?? day("2025-01-01") }

    @Test(
        "Bars of weeks, months and quarters are refused by name",
        arguments: [
            (days([7, 7, 7, 7, 7, 7]), "weekly"), (days([7, 7, 6, 8, 7, 7, 7], from: "2025-01-10"), "weekly"),
            // The last bar is of the week that goes on, and the market was closed for a week.
            (days([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 14, 2]), "weekly"), (months, "monthly"),
            (months.reversed(), "monthly"), (days([7, 7, 14, 49, 14, 210]), "weekly"),
            (months.filter { $0.components.month % 5 != 3 } + [day("2026-06-01")], "monthly"),
            (days([91, 91, 92, 92, 90, 91], from: "2023-01-02"), "quarterly"),
        ])
    func longBars(dates: [CalendarDate], what: String) throws {
        let names = ["2330.TW.csv", "2330.TW.jsonl", "2330.TW.json"]
        let objects = dates.map { "{\"date\":\"\($0)\",\"close\":1}" }
        let texts = [
            Self.text(dates), objects.joined(separator: "\n"), "[" + objects.joined(separator: ",\n") + "]",
        ]
        for (name, text) in zip(names, texts) {
            #expect(throws: Self.refusal(what, name)) { try ImportedText(text, name: name) }
        }
        let table = "Date;Close\n" + dates.map { "\($0);1" }.joined(separator: "\n")
        #expect(throws: Self.refusal(what)) { try ImportedText(table) }
    }

    @Test("Times of day do not hide that bars are of weeks")
    func timed() {
        let rows = Self.days([7, 7, 7, 7, 7, 7]).map { "\($0)T09:00:00+08:00,1" }.joined(separator: "\n")
        #expect(throws: Self.refusal("weekly")) { try ImportedText("time,close\n" + rows) }
    }

    @Test(
        "Daily bars with holes, and few bars, are daily bars",
        arguments: [
            days([1, 1, 1, 1, 3, 1, 1]), days([7, 7]), days([7, 1, 1, 7, 7, 7, 14]), days([1, 30, 1, 30, 1, 30]),
            days([3, 4, 3, 4, 3, 4, 3, 4]), days([11, 3, 9, 5, 20, 7]), days([]),
        ])
    func dailyBars(dates: [CalendarDate]) throws {
        #expect(try ImportedText(Self.text(dates)).report.rows == dates.count)
    }

    @Test("Of few bars the file's name tells")
    func names() throws {
        #expect(throws: Self.refusal("weekly", "TSM_1wk.csv")) {
            try ImportedText(Self.text(Self.days([7, 7])), name: "TSM_1wk.csv")
        }
        #expect(throws: Self.refusal("monthly", "NYSE_TSM, 1M.csv")) {
            try ImportedText(Self.text(Self.days([28])), name: "NYSE_TSM, 1M.csv")
        }
        // A month of daily bars.
        #expect(try ImportedText(Self.text(Self.days([1, 1])), name: "TSM_1mo.csv").report.symbols == ["TSM"])
    }

    @Test("One instrument with daily bars makes a file daily")
    func mixed() throws {
        let weekly = Self.days([7, 7, 7, 7, 7, 7]).map { "TSM,\($0),1" }
        let daily = Self.days([1, 1, 1, 1, 3, 1]).map { "MU,\($0),1" }
        let text = "symbol,date,close\n" + (weekly + daily).joined(separator: "\n")
        #expect(try ImportedText(text).report.rows == 14)
        #expect(throws: ImportError.self) { try ImportedText("symbol,date,close\n" + weekly.joined(separator: "\n")) }
    }
}
