/// One of the regions whose markets the board shows, in the board's own order.
public enum Region: String, CaseIterable, Hashable, Sendable {
    case taiwan = "TW"
    case southKorea = "KR"
    case japan = "JP"
    case hongKong = "HK"
    case mainlandChina = "CN"
    case unitedStates = "US"

    /// The region's two-letter code (ISO 3166-1), as the cache and the JSON carry it.
    public var code: String { rawValue }

    /// The English name.
    public var name: String {
        switch self {
        case .taiwan: "Taiwan"
        case .southKorea: "South Korea"
        case .japan: "Japan"
        case .hongKong: "Hong Kong"
        case .mainlandChina: "Mainland China"
        case .unitedStates: "United States"
        }
    }

    /// The name in the region's own script; nil where it is the English one.
    public var nativeName: String? {
        switch self {
        case .taiwan: "台灣"
        case .southKorea: "대한민국"
        case .japan: "日本"
        case .hongKong: "香港"
        case .mainlandChina: "中国"
        case .unitedStates: nil
        }
    }

    /// Whether it is one of the Asian regions whose shares make up the Asia tech basket.
    public var isAsian: Bool { self != .unitedStates }

    /// The exchange whose hours stand for the region.
    public var leadingExchange: Exchange {
        switch self {
        case .taiwan: .xtai
        case .southKorea: .xkrx
        case .japan: .xtks
        case .hongKong: .xhkg
        case .mainlandChina: .xshg
        case .unitedStates: .xnas
        }
    }

    /// The indices that stand for the region, best first; the first one that the cache knows is shown.
    public var benchmarks: [Symbol] {
        switch self {
        case .taiwan: ["^TWII"]
        case .southKorea: ["^KS11"]
        case .japan: ["^N225"]
        case .hongKong: ["HSTECH.HK", "^HSI"]
        case .mainlandChina: ["000688.SS", "000001.SS"]
        case .unitedStates: ["^SOX", "^NDX", "^IXIC"]
        }
    }
}
