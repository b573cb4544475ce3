import Market

/// What was looked at last, market by market: the board opens there, and pages without a stock of their own show it.
struct Focus: Hashable, Sendable {
    /// The region; nil: the first one.
    var region: Region?
    /// The stock in each region; the first one where it is missing.
    var symbols: [Region: Symbol] = [:]
}
