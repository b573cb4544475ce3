import Foundation
import Market
import TestSupport
import Testing

@testable import Providers

/// Changes valid answers at random: nothing may crash or take long, and whatever comes out keeps the cache's own rules.
///
/// `CHIPTOP_PROVIDER_MUTATIONS` is how many changed answers of each kind are read; 400 where it is not set.
@Suite struct MutationTests {
    private static let count =
        ProcessInfo.processInfo.environment["CHIPTOP_PROVIDER_MUTATIONS"].flatMap { Int($0) } ?? 400

    /// The kinds of answers.
    enum Kind: String, CaseIterable {
        case daily, intraday, spark, flatSpark, summary, taiwan, frankfurter, frankfurterSeries, access, frame, message
    }

    @Test(arguments: Kind.allCases)
    func changedAnswers(kind: Kind) throws {
        let now = try moment("2026-01-14T09:00:00Z")
        let original = Array(try kind.body().utf8)
        var generator = SeededGenerator(seed: UInt64(kind.rawValue.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
        let start = ContinuousClock.now
        for _ in 0..<Self.count {
            let body = Self.mutated(original, &generator)
            do {
                let batch = try kind.read(body, at: now)
                try Self.check(batch, at: now, kind)
                if kind.saysItsPrices { Self.checkPrices(of: batch, against: body) }
            } catch let failure as ProviderFailure {
                let words = "\(failure)"
                #expect(words.utf8.count < 400 && !words.contains("s3cret"), "\(words)")
                #expect(words.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(words)")
            }
        }
        #expect((ContinuousClock.now - start) / Self.count < .milliseconds(50))
    }

    @Test(arguments: Kind.allCases)
    func theOriginalsAreRead(kind: Kind) throws {
        let now = try moment("2026-01-14T09:00:00Z")
        let batch = try kind.read(Array(try kind.body().utf8), at: now)
        #expect(kind == .access || !batch.isEmpty)
        #expect(batch.dropped.isEmpty)
        try Self.check(batch, at: now, kind)
    }

    private static func mutated(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var body = original
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !body.isEmpty {
            let place = Int.random(in: 0..<body.count, using: &generator)
            let length = min(Int.random(in: 1...24, using: &generator), body.count - place)
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: body[place] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: body[place] = Array("0123456789-.eE,:[]{}\"".utf8).randomElement(using: &generator) ?? 0
            case 2: body.removeSubrange(place..<place + length)
            case 3: body.insert(contentsOf: body[place..<place + length], at: place)
            case 4: body.removeSubrange(place...)
            case 5: body.insert(contentsOf: Array("1e999".utf8), at: place)
            default:
                let other = Int.random(in: 0..<body.count, using: &generator)
                body.swapAt(place, other)
            }
        }
        return body
    }

    /// No price may come out that does not stand in the answer.
    private static func checkPrices(of batch: ProviderBatch, against body: [UInt8]) {
        let words = String(decoding: body, as: UTF8.self).split { !"0123456789+-.eE".contains($0) }
        let numbers = words.compactMap { Double($0) }
        let said = Set(numbers + numbers.map { FloatNoise.removed(from: $0, hint: 2) })
        let quotes = batch.quotes.flatMap { [$0.price, $0.previousClose, $0.open, $0.high, $0.low, $0.bid, $0.ask] }
        let daily = batch.daily.values.joined().flatMap { [$0.open, $0.high, $0.low, $0.close] }
        let intraday = batch.intraday.values.joined().flatMap { [$0.open, $0.high, $0.low, $0.close] }
        for price in (quotes + daily + intraday).compactMap(\.self) {
            #expect(said.contains(price), "\(price) does not stand in \(String(decoding: body, as: UTF8.self))")
        }
    }

    /// What the cache would quarantine must not come out, and prices only for the symbols that were requested.
    private static func check(_ batch: ProviderBatch, at now: Instant, _ kind: Kind) throws {
        let asked = Set(kind.need?.symbols ?? ["2330.TW"])
        func isPrice(_ value: Double?) -> Bool { value.map { $0 > 0 && $0 <= 1e12 } ?? true }
        for quote in batch.quotes {
            #expect(asked.contains(quote.symbol))
            #expect(quote.time <= now.advanced(seconds: 120) && quote.time.milliseconds > 0)
            #expect(
                [quote.price, quote.previousClose, quote.open, quote.high, quote.low, quote.bid, quote.ask]
                    .allSatisfy(isPrice))
            #expect((quote.high ?? .infinity) >= quote.low ?? 0)
            #expect(quote.volume.map { $0 >= 0 && $0 <= 1e15 } ?? true)
        }
        for (symbol, bars) in batch.daily {
            #expect(asked.contains(symbol))
            #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.date < $1.date })
            for bar in bars {
                #expect([bar.open, bar.high, bar.low, bar.close].allSatisfy(isPrice))
                #expect((bar.high ?? .infinity) >= bar.low ?? 0 && bar.date.daysSince1970 <= 20468)
            }
        }
        for bar in batch.intraday.values.joined() {
            #expect([bar.open, bar.high, bar.low, bar.close].allSatisfy(isPrice) && bar.end <= now)
            #expect((bar.high ?? .infinity) >= bar.low ?? 0)
        }
        for fact in batch.facts { #expect(asked.contains(fact.symbol) && fact.value?.isFinite == true) }
        for target in batch.targets { #expect(isPrice(target.price)) }
        #expect(batch.dropped.count <= 100 && batch.dropped.allSatisfy { $0.reason.count <= 200 })
    }
}
