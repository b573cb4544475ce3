/// Takes out of a price what binary arithmetic put in: 52.29999923706055 is 52.3, and 0.1 + 0.2 is 0.3.
public enum PriceNoise {
    /// The price as it was meant; the same where it is short already.
    ///
    /// A number that a 32-bit float holds exactly is read back as the shortest decimal of that float; any other one
    /// within a few units of its last place of a decimal with up to eight places is that decimal.
    public static func removed(_ price: Double) -> Double {
        let cents = price * 100
        if cents == cents.rounded() || !price.isFinite { return price }
        let single = Float(price)
        let isSingle = Double(single) == price
        var scale = 1.0
        for _ in 0...8 {
            let decimal = (price * scale).rounded() / scale
            if isSingle ? Float(decimal) == single : abs(decimal - price) <= abs(price) * 1e-14 { return decimal }
            scale *= 10
        }
        return price
    }
}
