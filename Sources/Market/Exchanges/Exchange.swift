/// A stock exchange, named by its market identifier code (ISO 10383).
public enum Exchange: String, CaseIterable, Hashable, Sendable {
    /// Taiwan Stock Exchange.
    case xtai = "XTAI"
    /// Taipei Exchange.
    case roco = "ROCO"
    /// Korea Exchange, KOSPI market.
    case xkrx = "XKRX"
    /// Korea Exchange, KOSDAQ market.
    case xkos = "XKOS"
    /// Tokyo Stock Exchange.
    case xtks = "XTKS"
    /// Hong Kong Stock Exchange.
    case xhkg = "XHKG"
    /// Shanghai Stock Exchange.
    case xshg = "XSHG"
    /// Shenzhen Stock Exchange.
    case xshe = "XSHE"
    /// Nasdaq.
    case xnas = "XNAS"
    /// New York Stock Exchange.
    case xnys = "XNYS"

    /// The market identifier code.
    public var mic: String { rawValue }

    /// The name people use.
    public var name: String {
        switch self {
        case .xtai: "Taiwan Stock Exchange"
        case .roco: "Taipei Exchange"
        case .xkrx: "Korea Exchange"
        case .xkos: "KOSDAQ"
        case .xtks: "Tokyo Stock Exchange"
        case .xhkg: "Hong Kong Stock Exchange"
        case .xshg: "Shanghai Stock Exchange"
        case .xshe: "Shenzhen Stock Exchange"
        case .xnas: "Nasdaq"
        case .xnys: "New York Stock Exchange"
        }
    }

    /// The region it belongs to.
    public var region: Region {
        switch self {
        case .xtai, .roco: .taiwan
        case .xkrx, .xkos: .southKorea
        case .xtks: .japan
        case .xhkg: .hongKong
        case .xshg, .xshe: .mainlandChina
        case .xnas, .xnys: .unitedStates
        }
    }

    /// Its local clock.
    public var zone: TimeZoneRule {
        switch region {
        case .taiwan, .hongKong, .mainlandChina: .fixed(minutes: 480)
        case .southKorea, .japan: .fixed(minutes: 540)
        case .unitedStates: .newYork
        }
    }

    /// The city that names its local clock.
    public var city: String {
        switch region {
        case .taiwan: "Taipei"
        case .southKorea: "Seoul"
        case .japan: "Tokyo"
        case .hongKong: "Hong Kong"
        case .mainlandChina: "Shanghai"
        case .unitedStates: "New York"
        }
    }

    /// The currency it trades in.
    public var currency: Currency {
        switch region {
        case .taiwan: .twd
        case .southKorea: .krw
        case .japan: .jpy
        case .hongKong: .hkd
        case .mainlandChina: .cny
        case .unitedStates: .usd
        }
    }

    /// What a Yahoo symbol ends with on this exchange; empty in the United States.
    public var symbolSuffix: String {
        switch self {
        case .xtai: ".TW"
        case .roco: ".TWO"
        case .xkrx: ".KS"
        case .xkos: ".KQ"
        case .xtks: ".T"
        case .xhkg: ".HK"
        case .xshg: ".SS"
        case .xshe: ".SZ"
        case .xnas, .xnys: ""
        }
    }

    /// The exchange that a symbol's suffix names; nil for symbols without one, and for suffixes we do not know.
    public init?(symbolSuffixOf symbol: Symbol) {
        guard let dot = symbol.rawValue.lastIndex(of: ".") else { return nil }
        let suffix = symbol.rawValue[dot...]
        guard let match = Exchange.allCases.first(where: { $0.symbolSuffix == suffix }) else { return nil }
        self = match
    }
}
