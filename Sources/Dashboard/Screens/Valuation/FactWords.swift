import Market

/// How facts of the trade are written.
enum FactWords {
    /// Words for metrics whose name alone says too little.
    private static let labels = [
        "n2_wafers_per_month": "2 nm capacity",
        "n2_wafers_per_month_2027": "2 nm capacity, end of 2027",
        "wafer_capacity_2nm": "2 nm capacity", "n2_fabs": "planned 2 nm fabs",
        "n2_revenue_passes_n3_n5": "2 nm revenue exceeds 3 nm and 5 nm",
        "ai_capex_2026": "AI and cloud capex 2026", "capex_ai_cloud": "AI and cloud capex",
        "ai_capex_share_of_us_low": "as % of US hyperscaler capex (low)",
        "ai_capex_share_of_us_high": "as % of US hyperscaler capex (high)",
        "strong_in_2026": "strong in 2026", "first_day_high": "first-day high",
        "first_day_rise": "first-day high vs IPO price", Fact.offerPrice: "IPO price",
    ]

    /// What the fact is about.
    static func label(_ fact: Fact) -> String {
        labels[fact.metric] ?? fact.metric.split { $0 == "_" }.joined(separator: " ")
    }

    /// Facts of the trade come before what single listings were offered at.
    static func rank(_ fact: Fact) -> Int {
        fact.metric == Fact.offerPrice ? 1 : 0
    }

    /// The number with its unit; the words where there is no number.
    static func value(_ fact: Fact) -> String {
        guard let value = fact.value else { return fact.text ?? NumberText.unknown }
        switch fact.unit {
        case "fraction":
            return NumberText.fixed(value * 100, decimals: value * 100 == (value * 100).rounded() ? 0 : 1) + "%"
        case "ratio": return NumberText.fixed(value, decimals: 1) + "×"
        default: break
        }
        if let currency = Currency(fact.unit) {
            let amount = abs(value) >= 1e6 ? NumberText.compact(value) : NumberText.fixed(value, decimals: 2)
            return currency.sign + amount
        }
        let isLarge = abs(value) >= 1e7
        let exact = NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 2)
        let amount = isLarge ? NumberText.compact(value) : exact
        return fact.unit.isEmpty ? amount : amount + " " + fact.unit
    }

    /// The number with its unit; empty where there are only words.
    static func number(_ fact: Fact) -> String { fact.value == nil ? "" : value(fact) }

    /// The words beside a number, or those that stand for it.
    static func words(_ fact: Fact) -> String { fact.text ?? "" }

    /// Its date and source.
    static func origin(_ fact: Fact?) -> String {
        fact.map { "\($0.asOf.shortText) · \($0.source)" } ?? ""
    }

    /// The same in fewer and fewer words: without what stands in brackets, and the date alone.
    static func originForms(_ fact: Fact?) -> [String] {
        guard let fact else { return [""] }
        let source = fact.source.prefix { $0 != "(" }
        let brief = source.last == " " ? String(source.dropLast()) : String(source)
        return [origin(fact), "\(fact.asOf.shortText) · \(brief)", fact.asOf.shortText]
    }
}
