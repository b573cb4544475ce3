/// What stands at the head of a chart and of a spark: the instrument and its latest price.
struct YahooMeta: Decodable {
    var symbol: LenientText?
    var currency: LenientText?
    var instrumentType: LenientText?
    var exchangeName: LenientText?
    var longName: LenientText?
    var shortName: LenientText?
    var priceHint: LenientNumber?
    var gmtoffset: LenientNumber?
    var range: LenientText?
    var dataGranularity: LenientText?
    var regularMarketPrice: LenientNumber?
    var regularMarketTime: LenientNumber?
    var regularMarketDayHigh: LenientNumber?
    var regularMarketDayLow: LenientNumber?
    var regularMarketVolume: LenientNumber?
    /// The close of the session before that of the latest price.
    var previousClose: LenientNumber?
    /// The close before the range asked for: that of the session before only where the range is one session.
    var chartPreviousClose: LenientNumber?
}
