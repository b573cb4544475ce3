/// The body of `getStockInfo.jsp`. Every figure is a text; `-` and an empty text stand for none.
struct TaiwanAnswer: Decodable {
    var msgArray: [Lenient<Message>]?
    var rtcode: LenientText?
    var rtmessage: LenientText?

    /// One instrument.
    struct Message: Decodable {
        /// The code, and with `.tw` the channel.
        var c: LenientText?
        var ch: LenientText?
        /// `tse` or `otc`.
        var ex: LenientText?
        /// The short name.
        var n: LenientText?
        /// The session's date, `20260818`, and the time of the newest figures in Taipei.
        var d: LenientText?
        var t: LenientText?
        /// The time of the newest message of any kind, odd lots behind the close included, in milliseconds since 1970.
        var tlong: LenientNumber?
        /// The price of the last match, where there was one since the message before.
        var z: LenientNumber?
        /// Open, high, low, and the reference that the change counts from.
        var o: LenientNumber?
        var h: LenientNumber?
        var l: LenientNumber?
        var y: LenientNumber?
        /// Traded so far, in lots of 1,000 shares.
        var v: LenientNumber?
        /// Five best asks and bids, each followed by `_`.
        var a: LenientText?
        var b: LenientText?
        /// The limits.
        var u: LenientNumber?
        var w: LenientNumber?
        /// `1` while matches are only tried out, before the open and the close.
        var ts: LenientText?
    }
}

extension TaiwanAnswer.Message {
    /// Whether it is about a channel's instrument.
    func isAbout(_ channel: TaiwanChannel) -> Bool {
        guard ex?.value == channel.exchange else { return false }
        if let name = ch?.value { return name == channel.code + ".tw" }
        return c?.value == channel.code
    }
}
