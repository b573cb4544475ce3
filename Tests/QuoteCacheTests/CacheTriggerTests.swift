import GRDB
import Market
import TestSupport
import Testing

@testable import QuoteCache

/// Any program may write: these tests use plain SQL on a connection that knows nothing of ours.
@Suite struct CacheTriggerTests {
    let folder: TemporaryFolder
    let file: CacheFile
    let foreign: DatabaseQueue

    init() throws {
        folder = try TemporaryFolder()
        file = CacheFile(path: folder.path("quotes.db"))
        _ = try QuoteCacheWriter.open(at: file.path)
        foreign = try DatabaseQueue(path: file.path)
    }

    private func run(_ sql: String) throws {
        try foreign.write { try $0.execute(sql: sql) }
    }

    private func changes(from sequence: Int64) throws -> [String] {
        try QuoteCacheReader(file: file).read { cache in
            try cache.changes(from: sequence).map { "\($0.kind.rawValue) \($0.symbol)" }.sorted()
        }
    }

    private func lastSequence() throws -> Int64 {
        try QuoteCacheReader(file: file).read { try $0.lastSequence() }
    }

    @Test func aQuoteOfAnUnknownSymbolIntroducesIt() throws {
        try run("INSERT INTO quote(symbol, price, time) VALUES ('2330.TW', 1690, 1768356000)")
        let reader = try QuoteCacheReader(file: file)
        let instrument = try #require(try reader.read { try $0.instrument("2330.TW") })
        #expect(instrument.name == "TSMC")
        #expect(instrument.nativeName == "台積電")
        #expect(try reader.read { try $0.quote("2330.TW") }?.price == 1690)
    }

    @Test(arguments: [
        "INSERT INTO quote(symbol, price, time) VALUES ('A', 2, 2)",
        "INSERT OR IGNORE INTO quote(symbol, price, time) VALUES ('A', 2, 2)",
        "INSERT OR REPLACE INTO quote(symbol, price, time) VALUES ('A', 2, 2)",
        "REPLACE INTO quote(symbol, price, time) VALUES ('A', 2, 2)",
        "INSERT INTO quote(symbol, price, time) VALUES ('A', 2, 2) ON CONFLICT DO UPDATE SET price = excluded.price",
    ])
    func everyKindOfInsertIsCounted(sql: String) throws {
        try run("INSERT INTO quote(symbol, price, time) VALUES ('B', 1, 1)")
        let before = try lastSequence()
        try run(sql)
        #expect(try changes(from: before + 1).contains("quote A"))
    }

    @Test(arguments: [
        "UPDATE quote SET price = 3 WHERE symbol = 'A'",
        "UPDATE OR IGNORE quote SET price = 3 WHERE symbol = 'A'",
        "UPDATE OR FAIL quote SET price = 3 WHERE symbol = 'A'",
        "INSERT OR REPLACE INTO quote(symbol, price, time) VALUES ('A', 2, 2)",
        "INSERT INTO quote(symbol, price, time) VALUES ('A', 5, 2) ON CONFLICT DO UPDATE SET price = excluded.price",
        "DELETE FROM quote WHERE symbol = 'A'",
        "UPDATE quote SET symbol = 'C' WHERE symbol = 'A'",
    ])
    func everyKindOfChangeIsCounted(sql: String) throws {
        try run("INSERT INTO quote(symbol, price, time) VALUES ('A', 1, 1), ('B', 1, 1)")
        let before = try lastSequence()
        try run(sql)
        #expect(try changes(from: before + 1).contains("quote A"))
    }

    @Test func theNewestChangeIsReadAgainSoThatNothingIsMissed() throws {
        try run("INSERT INTO quote(symbol, price, time) VALUES ('A', 1, 1)")
        let seen = try lastSequence()
        try run("UPDATE quote SET price = 2 WHERE symbol = 'A'")
        #expect(try changes(from: seen).contains("quote A"))
    }

    @Test(arguments: [
        ("('A', 'abc', 1)", "price is not a number"),
        ("('A', NULL, 1)", "price is missing or not a number"),
        ("('A', -1, 1)", "price is not above zero"),
        ("('A', 0, 1)", "price is not above zero"),
        ("('A', 9e999, 1)", "price is implausibly large"),
        ("('A', 0.0/0.0, 1)", "price is missing or not a number"),
        ("('A', x'00ff', 1)", "price is not a number"),
        ("('A', 1, 4102444800)", "time is in the future"),
        ("('A', 1, 'now')", "time is not a time in seconds since 1970"),
        ("('a b', 1, 1)", "symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &"),
    ])
    func aQuoteThatCannotBeTrueIsSetAside(values: String, reason: String) throws {
        try run("INSERT INTO quote(symbol, price, time) VALUES ('GOOD', 1, 1), \(values), ('ALSO', 1, 1)")
        let (reasons, symbols) = try foreign.read {
            (
                try String.fetchAll($0, sql: "SELECT reason FROM reject"),
                try String.fetchAll($0, sql: "SELECT symbol FROM quote ORDER BY symbol")
            )
        }
        #expect(reasons == [reason])
        #expect(symbols == ["ALSO", "GOOD"])
    }

    @Test func aBadUpdateKeepsTheLastGoodRow() throws {
        try run("INSERT INTO quote(symbol, price, time) VALUES ('A', 7, 1), ('B', 8, 1)")
        try run("UPDATE quote SET price = -price")
        try run(
            "INSERT INTO quote(symbol, price, time) VALUES ('A', -1, 2) ON CONFLICT DO UPDATE SET price = excluded.price"
        )
        let (prices, rejects) = try foreign.read {
            (
                try Double.fetchAll($0, sql: "SELECT price FROM quote ORDER BY symbol"),
                try Row.fetchAll($0, sql: "SELECT row, reason FROM reject").map { "\($0[0] as String)" }
            )
        }
        #expect(prices == [7, 8])
        #expect(rejects.count == 3)
        #expect(rejects[0].contains("price=-7.0"))
    }

    @Test(arguments: [
        ("INSERT INTO instrument(symbol, currency) VALUES ('X', 'XXQ')", "currency is unknown"),
        (
            "INSERT INTO bar_daily(symbol, date, close) VALUES ('X', '2026-02-30', 1)",
            "date is not a date such as 2026-01-14"
        ),
        ("INSERT INTO bar_daily(symbol, date, close) VALUES ('X', '2999-01-01', 1)", "date is in the future"),
        (
            "INSERT INTO bar_daily(symbol, date, high, low, close) VALUES ('X', '2026-01-05', 1, 2, 1)",
            "high is below low"
        ),
        (
            "INSERT INTO bar_intraday(symbol, minutes, start, close) VALUES ('X', 0, 5, 1)",
            "minutes is not a whole number from 1 to 1440"
        ),
        (
            "INSERT INTO fact(symbol, metric, as_of, unit) VALUES ('X', 'm', '2026-01-05', 'ratio')",
            "neither value nor text"
        ),
        (
            "INSERT INTO target(symbol, firm, as_of, price, currency) VALUES ('X', 'f', '2026-01-05', 5, '???')",
            "currency is unknown"
        ),
    ])
    func otherRowsThatCannotBeTrue(sql: String, reason: String) throws {
        try run(sql)
        #expect(try foreign.read { try String.fetchAll($0, sql: "SELECT reason FROM reject") } == [reason])
    }

    @Test func valuesOfAnyTypeAreReadWithoutHarm() throws {
        try run(
            "DROP TRIGGER quote_reject_insert; DROP TRIGGER instrument_reject_insert; DROP TRIGGER bar_daily_reject_insert"
        )
        try run("INSERT INTO quote(symbol, price, time, open) VALUES ('A', 'x', 'y', x'00'), ('B', 1, 1e300, 1)")
        try run("INSERT INTO instrument(symbol, name, listed_on) VALUES ('Z', x'ff00', 12), ('\u{1B}[2J', 1, 1)")
        try run("INSERT INTO bar_daily(symbol, date, close) VALUES ('A', 'nonsense', 'x'), ('A', '2026-01-05', 9e999)")
        let reader = try QuoteCacheReader(file: file)
        #expect(try reader.read { try $0.quotes() }.isEmpty)
        #expect(try reader.read { try $0.instruments() }.map(\.symbol).contains("Z"))
        let date = try #require(CalendarDate("2026-12-31"))
        #expect(try reader.read { try $0.closes(of: "A", through: date, limit: 5) }.isEmpty)
    }
}
