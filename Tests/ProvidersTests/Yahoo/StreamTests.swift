import Market
import Testing

@testable import Providers

@Suite struct StreamTests {
    private let stream = YahooStream()
    private let now = "2026-01-14T04:00:00Z"

    private func frame(
        _ id: String = "2330.TW", price: Float = 1690, time: String = "2026-01-14T03:59:59Z", currency: String = "TWD",
        hours: UInt64 = 1
    ) throws -> PricingFrame {
        var frame = PricingFrame()
        frame.add(1, text: id)
        frame.add(2, single: price)
        frame.add(3, signed: try moment(time).milliseconds)
        frame.add(4, text: currency)
        frame.add(7, integer: hours)
        return frame
    }

    private func read(_ text: String, expecting: Set<Symbol> = ["2330.TW"]) throws -> ProviderBatch {
        try stream.read(text, expecting: expecting, receivedAt: try moment(now))
    }

    @Test func aWholeMessageInBothForms() throws {
        var frame = try frame(price: 98.1)
        frame.add(9, signed: 12_345_678)
        frame.add(10, single: 99.5)
        frame.add(11, single: 97.3)
        frame.add(13, text: "台積電")
        frame.add(15, single: 98)
        frame.add(16, single: 96.7)
        frame.add(23, single: 98)
        frame.add(25, single: 98.2)
        frame.add(27, signed: 2)
        frame.add(33, double: 1e12)
        frame.add(500, integer: 7)
        let quote = Quote(
            symbol: "2330.TW", price: 98.1, time: try moment("2026-01-14T03:59:59Z"), previousClose: 96.7, open: 98,
            high: 99.5, low: 97.3, volume: 12_345_678, bid: 98, ask: 98.2, source: "yahoo-stream")
        for text in [frame.envelope, frame.base64, frame.base64 + "\n"] {
            let batch = try read(text)
            #expect(batch.quotes == [quote] && batch.dropped.isEmpty)
        }
    }

    @Test(arguments: [0, 2, 3, 4] as [UInt64])
    func onlyTheRegularSessionCounts(hours: UInt64) throws {
        #expect(try read(frame(hours: hours).envelope) == ProviderBatch())
        let rate = try frame("TWD=X", price: 31.5, hours: hours)
        #expect(try read(rate.envelope, expecting: ["TWD=X"]).quotes.first?.price == 31.5)
    }

    @Test func whatCannotBeTrueIsDropped() throws {
        for price in [0, -1, Float.nan, .infinity, 2e12] {
            let batch = try read(frame(price: price).envelope)
            #expect(batch.quotes.isEmpty && batch.droppedFields == ["price"], "\(price)")
        }
        #expect(try read(frame(time: "2026-01-14T04:02:01Z").envelope).droppedFields == ["time"])
        #expect(try read(frame(currency: "USD").envelope).droppedFields == ["currency"])
        #expect(try read(frame("MU").envelope).droppedFields == ["id"])
        #expect(try read(frame("").envelope).droppedFields == ["id"])
        let london = try frame("ARM.L", currency: "")
        #expect(try read(london.envelope, expecting: ["ARM.L"]).droppedFields == ["currency"])
        let pence = try frame("ARM.L", price: 1234.5, currency: "GBp")
        #expect(try read(pence.envelope, expecting: ["ARM.L"]).quotes.first?.price == 12.345)
    }

    @Test func timesBeforeTheEpochAreNegativeZigzag() throws {
        #expect(try read(frame(time: "1960-01-14T04:00:00Z").envelope).quotes.isEmpty)
        #expect(ProtobufReader.Value.varint(1).signed == -1)
        #expect(ProtobufReader.Value.varint(.max).signed == .min)
        #expect(ProtobufReader.Value.varint(4_294_967_294).signed == 2_147_483_647)
    }

    @Test(arguments: [
        "{\"type\":\"heartbeat\"}", "{\"type\":\"pricing\"}", "{\"type\":\"status\",\"message\":\"!!\"}", "{}",
    ])
    func framesWithoutAPrice(text: String) throws {
        #expect(try read(text) == ProviderBatch())
    }

    @Test(arguments: [
        "", "!!!", "{\"type\":", "{\"message\":\"####\"}", "[1]", "CgRES0", String(repeating: "A", count: 20_000),
    ])
    func framesThatCannotBeRead(text: String) {
        #expect(throws: ProviderFailure.self) { try read(text) }
    }

    @Test(
        arguments: [
            ([0x0A, 0x05, 0x41], "a message that is cut off"), ([0x08], "a message that is cut off"),
            ([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], "a message that is cut off"),
            ([0x15, 0x00, 0x00], "a message that is cut off"), ([0x0B], "a field of an unknown kind"),
            ([0x00, 0x00], "a field without a number"), ([0x08, 0x01], "a field of an unexpected type"),
            ([0x0A, 0x01, 0xFF], "a field of an unexpected type"),
            ([0x18] + [UInt8](repeating: 0xFF, count: 10), "a number that is too large"),
            ([0x18] + [UInt8](repeating: 0x80, count: 9) + [0x01], nil),
            ([0x18] + [UInt8](repeating: 0x80, count: 9) + [0x02], "a number that is too large"),
        ] as [([UInt8], String?)])
    func brokenMessages(bytes: [UInt8], words: String?) {
        do throws(ProviderFailure) {
            _ = try PricingData(bytes)
            #expect(words == nil)
        } catch {
            #expect(error == words.map(ProviderFailure.malformed))
        }
    }

    @Test func subscriptions() {
        #expect(stream.subscription(to: ["2330.TW", "^NDX"]) == "{\"subscribe\":[\"2330.TW\",\"^NDX\"]}")
        #expect(stream.endOfSubscription(to: ["TWD=X", "a\"b"]) == "{\"unsubscribe\":[\"TWD=X\"]}")
    }
}
