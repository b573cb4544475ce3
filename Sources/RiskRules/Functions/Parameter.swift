import Market

/// What a function wants in one place between its parentheses.
struct Parameter: Sendable {
    enum Kind: Sendable {
        /// A period's name.
        case period
        /// `local` or `usd`; some also know `total`.
        case money([ReturnKind])
        /// A whole number of sessions.
        case window(ClosedRange<Int>)
        /// A symbol in quotation marks.
        case symbol
        /// A basket's name or a symbol in quotation marks.
        case series
        /// A basket's name in quotation marks.
        case basket
        /// Any words in quotation marks, such as a metric.
        case words
        /// A currency's code in quotation marks.
        case currency
        /// A kind of pair.
        case pairKind
        /// A kind of event.
        case eventKind
        /// `info`, `warn` or `high`.
        case severity
        /// A region by its name.
        case region
        /// An exposure tag in quotation marks.
        case tag
        /// A daily figure of an instrument, such as `change` or `volume`.
        case ownFigure
        /// A level that a price can cross, such as `sma`.
        case level
        /// An expression.
        case value
    }

    let kind: Kind
    /// Whether it may be left out; then it is taken from the back.
    let isOptional: Bool
    /// Whether it may be repeated.
    let isRepeated: Bool

    init(_ kind: Kind, optional: Bool = false, repeated: Bool = false) {
        self.kind = kind
        isOptional = optional
        isRepeated = repeated
    }

    /// What the help page and messages call it.
    var name: String {
        switch kind {
        case .period: "period"
        case .money: "currency"
        case .window: "sessions"
        case .symbol: "\"SYMBOL\""
        case .series: "\"basket or SYMBOL\""
        case .basket: "\"basket\""
        case .words: "\"metric\""
        case .currency: "\"CURRENCY\""
        case .pairKind: "line"
        case .eventKind: "event"
        case .severity: "severity"
        case .region: "region"
        case .tag: "\"tag\""
        case .ownFigure: "figure"
        case .level: "level"
        case .value: "value"
        }
    }
}

/// What stands in one place between a function's parentheses, understood.
enum Argument: Sendable {
    case period(Period)
    case money(ReturnKind)
    case window(Int)
    case symbol(Symbol)
    case series(Series)
    case words(String)
    case currency(Currency)
    case pairKind(ParityPair.Kind)
    case eventKind(String)
    case severity(RiskFlag.Severity)
    case region(Region)
    case ownFigure(OwnFigure)
    case level(CrossedLevel)
    case value(TypedNode)
}

extension [Argument] {
    var period: Period {
        for case .period(let period) in self { return period }
        return .day
    }

    var money: ReturnKind {
        for case .money(let money) in self { return money }
        return .local
    }

    var currency: ReturnCurrency { money == .usd ? .usd : .local }

    func window(or usual: Int) -> Int {
        for case .window(let window) in self { return window }
        return usual
    }

    var words: String {
        for case .words(let words) in self { return words }
        return ""
    }

    var symbols: [Symbol] {
        compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } }
    }

    var series: [Series] {
        compactMap { if case .series(let series) = $0 { series } else { nil } }
    }

    var code: Currency {
        for case .currency(let currency) in self { return currency }
        return .usd
    }

    var pairKind: ParityPair.Kind {
        for case .pairKind(let kind) in self { return kind }
        return .adr
    }

    var eventKind: String {
        for case .eventKind(let kind) in self { return kind }
        return ""
    }

    var flagQuery: FlagQuery {
        var query = FlagQuery(severity: .info)
        for argument in self {
            if case .severity(let severity) = argument { query.severity = severity }
            if case .region(let region) = argument { query.region = region }
        }
        return query
    }

    var ownFigure: OwnFigure {
        for case .ownFigure(let figure) in self { return figure }
        return .change
    }

    var level: CrossedLevel {
        for case .level(let level) in self { return level }
        return .sma
    }

    var values: [TypedNode] {
        compactMap { if case .value(let node) = $0 { node } else { nil } }
    }
}
