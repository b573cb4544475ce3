import FoundationEssentials
public import Market

/// Yahoo's streamer: prices pushed over a WebSocket as they are made, for the regular session only.
///
/// Not a `Provider`, since nothing is asked for: the engine opens `url`, sends `subscription(to:)` as a text frame and
/// hands every text frame that comes to `read(_:expecting:receivedAt:)`.
public struct YahooStream: Sendable {
    /// Where the WebSocket is.
    public let url: String
    /// What stands as the source in every row.
    public let name = "yahoo-stream"

    /// No frame is longer: a price takes about 200 bytes.
    private static let longestFrame = 16_384

    /// Creates the stream.
    public init(url: String = "wss://streamer.finance.yahoo.com/?version=2") {
        self.url = url
    }

    /// The text frame that asks for the prices of some instruments, in addition to those asked for before.
    public func subscription(to symbols: [Symbol]) -> String { message("subscribe", symbols) }

    /// The text frame that asks for no more of them.
    public func endOfSubscription(to symbols: [Symbol]) -> String { message("unsubscribe", symbols) }

    /// Symbols consist of capitals, digits and signs that JSON does not escape; anything else is left out.
    private func message(_ verb: String, _ symbols: [Symbol]) -> String {
        let list = symbols.compactMap { Symbol(validating: $0.rawValue) }.map { "\"\($0)\"" }.joined(separator: ",")
        return "{\"\(verb)\":[\(list)]}"
    }

    /// The price in a text frame; an empty batch for frames without one (greetings, prices outside of the regular
    /// session, which are not what the day's change is counted to).
    ///
    /// Shapes: `{"type": "pricing", "message": "<base64>"}`, and the base64 alone.
    ///
    /// - Parameters:
    ///   - symbols: the instruments that were subscribed to; a price of any other is dropped.
    ///   - receivedAt: when the frame had arrived.
    /// - Throws: `malformed` for what cannot be read.
    public func read(
        _ frame: String, expecting symbols: Set<Symbol>, receivedAt: Instant
    ) throws(ProviderFailure) -> ProviderBatch {
        guard frame.utf8.count <= YahooStream.longestFrame else { throw .malformed("a frame that is too long") }
        guard let text = try encoded(frame) else { return ProviderBatch() }
        guard let bytes = Data(base64Encoded: text), !bytes.isEmpty else { throw .malformed("not base64") }
        return try batch(PricingData(Array(bytes)), symbols, receivedAt)
    }

    private struct Envelope: Decodable {
        var type: LenientText?
        var message: LenientText?
    }

    /// The base64 of a frame; nil where it is about something else.
    private func encoded(_ frame: String) throws(ProviderFailure) -> String? {
        guard frame.first(where: { !$0.isWhitespace }) == "{" else {
            return String(frame.filter { !$0.isWhitespace })
        }
        let envelope = try JSONBody.decode(Envelope.self, from: Array(frame.utf8))
        if let type = envelope.type?.value, type != "pricing" { return nil }
        return envelope.message?.value
    }

    private func batch(
        _ data: PricingData, _ symbols: Set<Symbol>, _ receivedAt: Instant
    ) throws(ProviderFailure) -> ProviderBatch {
        var check = AnswerCheck(receivedAt: receivedAt)
        var batch = ProviderBatch()
        if let symbol = Symbol(validating: data.id), symbols.contains(symbol) {
            do throws(ProviderFailure) {
                if let quote = try quote(data, symbol, &check) { batch.quotes = [quote] }
            } catch {
                check.drop(symbol, "currency", error.description)
            }
        } else {
            check.drop(nil, "id", "\(WordsFromOutside.name(data.id) ?? "nothing") was not asked for")
        }
        batch.dropped = check.dropped
        return batch
    }

    private func quote(
        _ data: PricingData, _ symbol: Symbol, _ check: inout AnswerCheck
    ) throws(ProviderFailure) -> Quote? {
        let instrument = Instrument(inferredFrom: symbol)
        // Rates trade around the clock.
        guard data.marketHours == 1 || instrument.kind == .fx else { return nil }
        if data.currency.isEmpty, YahooUnit.mayBeHundredths(symbol) {
            throw .malformed("without a currency it may be in hundredths")
        }
        let unit = try YahooUnit(code: data.currency, hint: data.priceHint.map(Double.init), of: instrument)
        func price(_ value: Float?) -> Double? { unit.price(value.map(Double.init)) }
        guard let latest = check.price(price(data.price), symbol, "price"),
            let milliseconds = data.time, milliseconds > 0,
            let time = check.time(Instant(milliseconds: milliseconds), symbol, "time")
        else { return nil }
        let range = check.range(high: price(data.dayHigh), low: price(data.dayLow), symbol, "day_high")
        let volume = instrument.kind == .equity ? data.dayVolume.map(Double.init) : nil
        return Quote(
            symbol: symbol, price: latest, time: time,
            previousClose: check.optional(price(data.previousClose), symbol, "previous_close"),
            open: check.optional(price(data.open), symbol, "open_price"), high: range.high, low: range.low,
            volume: check.volume(volume, symbol, "day_volume"), bid: check.optional(price(data.bid), symbol, "bid"),
            ask: check.optional(price(data.ask), symbol, "ask"), source: name)
    }
}
