/// What a desk watches beside stocks: the dollar against Asia's currencies, volatility and the yield of US Treasuries.
package enum DeskMoney {
    /// The volatility that options on the S&P 500 are priced with.
    package static let volatility: Symbol = "^VIX"
    /// The yield of ten-year Treasuries, in per cent: its changes are basis points, not returns.
    package static let yield: Symbol = "^TNX"
    /// The dollar against the currencies of the trade.
    package static let rates: [Symbol] = ["TWD=X", "KRW=X", "JPY=X", "CNH=X"]
    /// Names for where there is little room.
    package static let short: [Symbol: String] = [
        "TWD=X": "TWD", "KRW=X": "KRW", "JPY=X": "JPY", "CNH=X": "CNH", yield: "US 10y",
    ]
    /// All of them, in the order in which they are shown.
    package static let symbols = rates + [volatility, yield]
}
