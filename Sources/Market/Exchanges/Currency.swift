/// A currency, named by its three-letter code (ISO 4217).
public struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// The code, such as `TWD`.
    public let code: String

    private init(known code: String) {
        self.code = code
    }

    /// The currency with a code; nil for anything that is not in ISO 4217's list of active currencies.
    public init?(_ code: some StringProtocol) {
        let code = String(code)
        guard Currency.codes.contains(code) else { return nil }
        self.code = code
    }

    /// New Taiwan dollar.
    public static let twd = Currency(known: "TWD")
    /// South Korean won.
    public static let krw = Currency(known: "KRW")
    /// Japanese yen.
    public static let jpy = Currency(known: "JPY")
    /// Hong Kong dollar.
    public static let hkd = Currency(known: "HKD")
    /// Chinese yuan.
    public static let cny = Currency(known: "CNY")
    /// Chinese yuan as it trades outside the mainland.
    package static let cnh = Currency(known: "CNH")
    /// United States dollar.
    public static let usd = Currency(known: "USD")
    /// Euro.
    public static let eur = Currency(known: "EUR")

    /// The code.
    public var description: String { code }

    /// The sign that stands before an amount, unambiguous between the dollars and yens of the region.
    public var sign: String {
        switch code {
        case "TWD": "NT$"
        case "KRW": "₩"
        case "JPY": "¥"
        case "HKD": "HK$"
        case "CNY": "CN¥"
        case "USD": "US$"
        case "EUR": "€"
        default: code + " "
        }
    }

    /// The Yahoo symbol of the rate between this currency and the US dollar, such as `TWD=X`; nil for the dollar itself.
    public var dollarRateSymbol: Symbol? {
        self == .usd ? nil : self == .eur ? "EURUSD=X" : Symbol(stringLiteral: code + "=X")
    }

    /// Whether that rate says how many dollars one unit buys (the euro's does) instead of how many units one dollar buys.
    public var isQuotedInDollars: Bool { self == .eur }

    /// The codes of ISO 4217's active currencies, funds and metals left out.
    public static let codes: Set<String> = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
        CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
        HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
        MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
        PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY \
        TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
        """.split(separator: " ").map(String.init))
}
