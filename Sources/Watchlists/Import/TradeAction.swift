import Market

/// What a row of a broker's list of trades says was done.
enum TradeAction: Hashable {
    case buy, sell
    /// Neither; in the broker's words.
    case other(String)

    /// Reads a broker's word.
    init(_ text: String) {
        let word = text.uppercased()
        let isOption = word.hasSuffix(" TO OPEN") || word.hasSuffix(" TO CLOSE")
        if isOption {
            self = .other(text)
        } else if TradeAction.buys.contains(word) || TradeAction.buyWords.contains(where: { word.hasPrefix($0) }) {
            self = .buy
        } else if TradeAction.sells.contains(word) || TradeAction.sellWords.contains(where: { word.hasPrefix($0) }) {
            self = .sell
        } else {
            self = .other(text)
        }
    }

    private static let buys: Set<String> = [
        "BUY", "BOUGHT", "B", "BOT", "KOOP", "KAUF", "ACHAT", "MARKET BUY", "LIMIT BUY", "STOP BUY", "STOP LIMIT BUY",
        "REINVEST SHARES", "買付",
        "買", "買い", "株式現物買", "現物買", "买入", "證券買入", "证券买入", "買進", "현금매수", "매수",
    ]
    private static let sells: Set<String> = [
        "SELL", "SOLD", "S", "SLD", "VERKOOP", "VERKAUF", "VENTE", "MARKET SELL", "LIMIT SELL", "STOP SELL",
        "STOP LIMIT SELL", "SELL SHORT", "売付",
        "売", "売り", "株式現物売", "現物売", "卖出", "證券賣出", "证券卖出", "賣出", "현금매도", "매도",
    ]
    private static let buyWords = ["YOU BOUGHT ", "REINVESTMENT "]
    private static let sellWords = ["YOU SOLD "]

    /// `Sell 3 @ 139.74 USD`, as Saxo writes an event: what, how many and at which price.
    static func event(_ text: String) -> (action: TradeAction, quantity: String, price: String)? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 4, words[2] == "@" else { return nil }
        return (TradeAction(words[0]), words[1], words[3])
    }
}
