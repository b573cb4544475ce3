/// The smallest steps between prices at an exchange.
public enum TickSize {
    /// The step at a price, in the price's own currency; nil where the exchange's ladder is not known here.
    ///
    /// Sources: TWSE Operating Rules Article 62; KRX KOSPI Market Business Regulation (from 2023-01-25); TSE, issues
    /// of the TOPIX 500 (from 2023-06-05); HKEX Second Schedule (from 2025-08-04); SSE and SZSE Trading Rules; SEC
    /// Rule 612.
    public static func step(at price: Double, on exchange: Exchange) -> Double? {
        ladder(of: exchange).last { price >= $0.from }?.step
    }

    /// The highest valid price that is not above a limit.
    public static func floor(_ price: Double, on exchange: Exchange) -> Double {
        floor(price, toTickAt: price, on: exchange)
    }

    /// An amount cut to a whole number of the ticks that hold at a price.
    static func floor(_ amount: Double, toTickAt price: Double, on exchange: Exchange) -> Double {
        guard let step = step(at: price, on: exchange) else { return amount }
        return amountOf((amount / step + 1e-9).rounded(.down), steps: step)
    }

    /// The lowest valid price that is not below a limit.
    public static func ceiling(_ price: Double, on exchange: Exchange) -> Double {
        guard let step = step(at: price, on: exchange) else { return price }
        return amountOf((price / step - 1e-9).rounded(.up), steps: step)
    }

    /// Divided where a step is a fraction: 523 tenths are 52.3, and 523 times 0.1 is not.
    private static func amountOf(_ count: Double, steps step: Double) -> Double {
        step < 1 ? count / (1 / step).rounded() : count * step
    }

    private static func ladder(of exchange: Exchange) -> [(from: Double, step: Double)] {
        switch exchange {
        case .xtai, .roco: [(0, 0.01), (10, 0.05), (50, 0.1), (100, 0.5), (500, 1), (1000, 5)]
        case .xkrx, .xkos:
            [(0, 1), (2000, 5), (5000, 10), (20_000, 50), (50_000, 100), (200_000, 500), (500_000, 1000)]
        case .xtks: [(0, 0.1), (1000, 0.5), (3000, 1), (10_000, 5), (30_000, 10), (100_000, 50)]
        case .xhkg:
            [(0, 0.001), (0.5, 0.005), (10, 0.01), (20, 0.02), (50, 0.05), (100, 0.1), (200, 0.2), (500, 0.5)]
        case .xshg, .xshe: [(0, 0.01)]
        case .xnas, .xnys: [(0, 0.0001), (1, 0.01)]
        }
    }
}
