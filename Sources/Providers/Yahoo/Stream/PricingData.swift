/// The streamer's message, as far as we use it; fields by their numbers.
struct PricingData {
    var id = ""
    var price: Float?
    /// Milliseconds since 1970 in UTC.
    var time: Int64?
    var currency = ""
    /// 1 in the regular session; before it, behind it and overnight another number.
    var marketHours = 0
    var dayVolume: Int64?
    var dayHigh: Float?
    var dayLow: Float?
    var open: Float?
    var previousClose: Float?
    var bid: Float?
    var ask: Float?
    var priceHint: Int64?

    /// - Throws: `malformed` where the bytes are no such message.
    init(_ bytes: [UInt8]) throws(ProviderFailure) {
        var reader = ProtobufReader(bytes)
        while let (number, value) = try reader.next() {
            switch number {
            case 1: id = try PricingData.known(value.text)
            case 2: price = try PricingData.known(value.single)
            case 3: time = try PricingData.known(value.signed)
            case 4: currency = try PricingData.known(value.text)
            case 7: marketHours = try PricingData.known(value.integer)
            case 9: dayVolume = try PricingData.known(value.signed)
            case 10: dayHigh = try PricingData.known(value.single)
            case 11: dayLow = try PricingData.known(value.single)
            case 15: open = try PricingData.known(value.single)
            case 16: previousClose = try PricingData.known(value.single)
            case 23: bid = try PricingData.known(value.single)
            case 25: ask = try PricingData.known(value.single)
            case 27: priceHint = try PricingData.known(value.signed)
            default: break
            }
        }
    }

    /// A known field that comes as another kind belongs to another message.
    private static func known<Value>(_ value: Value?) throws(ProviderFailure) -> Value {
        guard let value else { throw .malformed("a field of an unexpected type") }
        return value
    }
}
