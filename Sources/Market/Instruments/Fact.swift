/// Something known of an instrument that is not a price: a valuation, a growth rate, a capacity.
public struct Fact: Hashable, Sendable {
    /// Whose fact it is; what is known of a region is kept under its benchmark index.
    public var symbol: Symbol
    /// What it says, such as `forward_pe`.
    public var metric: String
    /// The date it refers to.
    public var asOf: CalendarDate
    /// The number, where it is one.
    public var value: Double?
    /// The words, where it is none, such as `Q3 2026 (expected)`.
    public var text: String?
    /// The number's unit: `ratio`, `fraction`, `USD`, `wafers/month` and so on.
    public var unit: String
    /// Who said so.
    public var source: String

    /// Creates a fact.
    public init(
        symbol: Symbol, metric: String, asOf: CalendarDate, value: Double? = nil, text: String? = nil, unit: String,
        source: String
    ) {
        self.symbol = symbol
        self.metric = metric
        self.asOf = asOf
        self.value = value
        self.text = text
        self.unit = unit
        self.source = source
    }

    /// Price over the earnings expected for the next twelve months, as a ratio.
    public static let forwardPE = "forward_pe"
    /// Growth of earnings per share expected over the next twelve months, as a fraction.
    public static let earningsGrowth = "eps_growth_12m"
    /// How many shares a company has, of all classes that the price stands for.
    public static let sharesOutstanding = "shares_outstanding"

    /// What is paid on a share, in its currency; `asOf` is the first date without it.
    public static let dividend = "dividend"

    /// New shares for one old share; `asOf` is the first date of the new ones.
    public static let split = "split"

    /// The price at which shares were offered before the first trading day, in the instrument's currency.
    public static let offerPrice = "ipo_price"
}

/// A price target.
public struct PriceTarget: Hashable, Sendable {
    /// The share.
    public var symbol: Symbol
    /// Who expects it.
    public var firm: String
    /// When it was reported.
    public var asOf: CalendarDate
    /// The price expected.
    public var price: Double
    /// The firm's target before this one, where known.
    public var previous: Double?
    /// What the prices are in.
    public var currency: Currency
    /// Where it was read.
    public var source: String

    /// Creates a target.
    public init(
        symbol: Symbol, firm: String, asOf: CalendarDate, price: Double, previous: Double? = nil, currency: Currency,
        source: String
    ) {
        self.symbol = symbol
        self.firm = firm
        self.asOf = asOf
        self.price = price
        self.previous = previous
        self.currency = currency
        self.source = source
    }
}

/// Something that happened to an instrument or will: earnings, a split, a dividend, news.
public struct MarketEvent: Hashable, Sendable {
    /// The instrument.
    public var symbol: Symbol
    /// The date on the exchange's own clock.
    public var date: CalendarDate
    /// What kind: `earnings`, `split`, `dividend`, `listing`, `news` and so on.
    public var kind: String
    /// A line for people.
    public var title: String
    /// Who said so.
    public var source: String

    /// Creates an event.
    public init(symbol: Symbol, date: CalendarDate, kind: String, title: String, source: String) {
        self.symbol = symbol
        self.date = date
        self.kind = kind
        self.title = title
        self.source = source
    }
}
