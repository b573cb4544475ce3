/// Numbers as people read them, without the C library's locale.
public enum NumberText {
    /// What stands where a number is unknown.
    public static let unknown = "–"

    /// A number with a fixed count of decimals (0 to 6) and its thousands apart, such as `30,707.22`, in the format that
    /// is current.
    public static func fixed(_ value: Double, decimals: Int, groups: Bool = true) -> String {
        let format = NumberFormat.current
        let decimals = min(max(0, decimals), 6)
        guard value.isFinite, abs(value) < 1e12 else { return value.isNaN ? unknown : value < 0 ? "-∞" : "∞" }
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((abs(value) * Double(scale)).rounded())
        var text = groups ? grouped(scaled / scale, by: format.separator) : String(scaled / scale)
        if decimals > 0 {
            let fraction = String(scaled % scale)
            text += format.mark + String(repeating: "0", count: decimals - fraction.count) + fraction
        }
        return value < 0 && scaled != 0 ? "-" + text : text
    }

    /// A number with its sign, such as `+4.1`; zero has none.
    public static func signed(_ value: Double, decimals: Int) -> String {
        let text = fixed(value, decimals: decimals)
        let isZero = text.utf8.allSatisfy { !(0x31...0x39).contains($0) }
        return value > 0 && !isZero ? "+" + text : text
    }

    /// A fraction as a percentage with its sign, such as `+1.20%`.
    public static func percent(_ fraction: Double?, decimals: Int) -> String {
        guard let fraction else { return unknown }
        return signed(fraction * 100, decimals: decimals) + "%"
    }

    /// A count in few digits, such as `31.2M`.
    public static func compact(_ value: Double) -> String {
        let steps: [(Double, String)] = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")]
        for (step, unit) in steps where abs(value) >= step {
            let scaled = value / step
            return fixed(scaled, decimals: abs(scaled) < 100 ? 1 : 0) + unit
        }
        return fixed(value, decimals: 0)
    }

    private static func grouped(_ value: Int64, by separator: String) -> String {
        let digits = Array(String(value))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}

/// Prices as their own exchange writes them.
public enum PriceText {
    /// The decimals a price is written with: as many as its exchange's tick needs there.
    public static func decimals(of price: Double, _ instrument: Instrument) -> Int {
        switch instrument.kind {
        case .index: return price >= 10_000 ? 1 : 2
        case .fx: return price >= 1000 ? 1 : price >= 100 ? 2 : 4
        case .equity: break
        }
        guard let exchange = instrument.exchange, let step = TickSize.step(at: price, on: exchange) else { return 2 }
        let byTick = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3
        // A price off the tick (an adjusted one) is not cut where its market writes decimals at all.
        guard exchange.currency != .krw, exchange.currency != .jpy else { return byTick }
        return max(byTick, price < 50 ? 2 : price < 1000 ? 1 : 0)
    }

    /// The price in its local form, without its currency.
    public static func text(_ price: Double?, _ instrument: Instrument) -> String {
        guard let price else { return NumberText.unknown }
        let decimals = usesCents(instrument) ? 2 : decimals(of: price, instrument)
        return NumberText.fixed(price, decimals: decimals)
    }

    /// American and mainland Chinese prices always show two decimals.
    private static func usesCents(_ instrument: Instrument) -> Bool {
        guard instrument.kind == .equity, let region = instrument.exchange?.region else { return false }
        return region == .unitedStates || region == .mainlandChina
    }
}
