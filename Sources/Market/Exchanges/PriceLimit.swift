/// The lowest and the highest price that an exchange's rules let a share trade at today.
public struct PriceLimit: Hashable, Sendable {
    /// The lowest price, in the share's currency.
    public let down: Double
    /// The highest price, in the share's currency.
    public let up: Double

    /// The limits of a share with this reference price (as a rule the previous close); nil where its exchange sets
    /// none, and in its first sessions after listing where the rule says so.
    ///
    /// Sources: TWSE and TPEx ±10 % (Article 63 of the Operating Rules; none in the first five sessions); KRX ±30 %
    /// (since 2015-06-15; 60 to 400 % of the IPO price on the first trading day, since 2023-06-26); Shanghai and
    /// Shenzhen main boards ±10 %, STAR Market and ChiNext ±20 % (none in the first five sessions); Tokyo's ladder of
    /// yen amounts by base price; Hong Kong and the United States have none.
    ///
    /// - Parameters:
    ///   - reference: the price that the rule starts from, in the share's currency.
    ///   - instrument: the share; indices and rates have no limits.
    ///   - date: today's session date, to find a new listing.
    ///   - calendars: the sessions since a listing are counted by these.
    public init?(
        reference: Double, instrument: Instrument, on date: CalendarDate, calendars: TradingCalendars = .shipped
    ) {
        guard instrument.kind == .equity, let exchange = instrument.exchange, reference > 0, reference.isFinite else {
            return nil
        }
        if exchange.region == .southKorea, instrument.listedOn == date {
            down = TickSize.ceiling(reference * 0.6, on: exchange)
            up = TickSize.floor(reference * 4, on: exchange)
            return
        }
        guard
            let width = PriceLimit.width(reference: reference, symbol: instrument.symbol, exchange: exchange),
            !PriceLimit.isFree(instrument, on: date, calendars[exchange])
        else { return nil }
        switch exchange {
        case .xshg, .xshe:
            down = PriceLimit.roundedToFen(reference - width)
            up = PriceLimit.roundedToFen(reference + width)
        case .xtai, .roco, .xkrx, .xkos, .xtks, .xhkg, .xnas, .xnys:
            down = TickSize.ceiling(max(0, reference - width), on: exchange)
            up = TickSize.floor(reference + width, on: exchange)
        }
    }

    /// How far a price may still rise to the upper limit, or fall to the lower, whichever is nearer, as a fraction of
    /// the price; 0 at the limit, also for a price that was kept in single precision (52.29999923706055 for 52.3).
    public func distance(from price: Double) -> Double {
        guard price > 0 else { return 0 }
        let distance = min(up - price, price - down) / price
        return distance < PriceLimit.noise ? 0 : distance
    }

    /// What single precision adds to or takes from a price, as a fraction; far less than a tick at any price.
    private static let noise = 1e-6

    /// Half a fen goes up, whatever the binary fraction makes of it.
    private static func roundedToFen(_ price: Double) -> Double {
        (price * 100 + 0.5 + 1e-6).rounded(.down) / 100
    }

    /// Whether a price can have been made under these limits, rounding aside.
    public func allows(_ price: Double) -> Bool { price <= up * 1.005 && price >= down * 0.995 }

    /// Whether a price cannot have been made in the session. A tick's rounding beyond a limit is still at it; Tokyo
    /// widens its ladder up to four times after sessions in which nothing could trade.
    package func rulesOut(_ price: Double, of instrument: Instrument) -> Bool {
        let slack = instrument.exchange == .xtks ? (up - down) / 2 * 3 : (up + down) / 2 * 0.005
        return price > up + slack || price < down - slack
    }

    /// Whether a price stands at a limit; one far beyond it does not, it belongs to no such session.
    public func isAt(_ price: Double) -> Bool {
        let rounding = price * 1e-9
        let beyond = price * 0.005
        return (price >= up - rounding && price <= up + beyond) || (price <= down + rounding && price >= down - beyond)
    }

    /// `1,350 to 1,650`.
    static func words(_ limit: PriceLimit) -> String {
        func text(_ price: Double) -> String { NumberText.fixed(price, decimals: price < 1000 ? 2 : 0) }
        return "\(text(limit.down)) to \(text(limit.up))"
    }

    private static func width(reference: Double, symbol: Symbol, exchange: Exchange) -> Double? {
        switch exchange {
        case .xtai, .roco: return reference * 0.10
        case .xkrx, .xkos:
            // KRX cuts the width itself to a whole number of the reference price's ticks, not of the width's own.
            return TickSize.floor(reference * 0.30, toTickAt: reference, on: exchange)
        case .xshg:
            let isSTAR = symbol.rawValue.hasPrefix("688") || symbol.rawValue.hasPrefix("689")
            return reference * (isSTAR ? 0.2 : 0.1)
        case .xshe: return reference * (symbol.rawValue.hasPrefix("30") ? 0.2 : 0.1)
        case .xtks: return tokyoLadder.first { reference < $0.below }?.width ?? 10_000_000
        case .xhkg, .xnas, .xnys: return nil
        }
    }

    private static func isFree(
        _ instrument: Instrument, on date: CalendarDate, _ calendar: TradingCalendar?
    ) -> Bool {
        guard let listed = instrument.listedOn, let calendar,
            [.taiwan, .mainlandChina].contains(calendar.exchange.region),
            date.daysSince1970 - listed.daysSince1970 < 30
        else { return false }
        return calendar.sessionCount(from: listed, through: date) <= 5
    }

    private static let tokyoLadder: [(below: Double, width: Double)] = [
        (100, 30), (200, 50), (500, 80), (700, 100), (1000, 150), (1500, 300), (2000, 400), (3000, 500), (5000, 700),
        (7000, 1000), (10_000, 1500), (15_000, 3000), (20_000, 4000), (30_000, 5000), (50_000, 7000),
        (70_000, 10_000), (100_000, 15_000), (150_000, 30_000), (200_000, 40_000), (300_000, 50_000),
        (500_000, 70_000), (700_000, 100_000), (1_000_000, 150_000), (1_500_000, 300_000), (2_000_000, 400_000),
        (3_000_000, 500_000), (5_000_000, 700_000), (7_000_000, 1_000_000), (10_000_000, 1_500_000),
        (15_000_000, 3_000_000), (20_000_000, 4_000_000), (30_000_000, 5_000_000), (50_000_000, 7_000_000),
    ]
}
