public import Market

/// The city whose time the header shows.
public enum HomeClock: String, CaseIterable, Hashable, Sendable {
    case taipei, seoul, tokyo
    case hongKong = "hong-kong"
    case shanghai
    case newYork = "new-york"

    /// The exchange whose clock it is.
    public var exchange: Exchange {
        switch self {
        case .taipei: .xtai
        case .seoul: .xkrx
        case .tokyo: .xtks
        case .hongKong: .xhkg
        case .shanghai: .xshg
        case .newYork: .xnys
        }
    }

    /// Its zone as the IANA names it.
    var zoneName: String {
        switch self {
        case .taipei: "Asia/Taipei"
        case .seoul: "Asia/Seoul"
        case .tokyo: "Asia/Tokyo"
        case .hongKong: "Asia/Hong_Kong"
        case .shanghai: "Asia/Shanghai"
        case .newYork: "America/New_York"
        }
    }

    /// The clock of a city or of a zone, however it is written.
    init?(text: String) {
        let wanted = text.lowercased().map { $0 == " " || $0 == "_" ? "-" : String($0) }.joined()
        let found = HomeClock.allCases.first {
            $0.rawValue == wanted || $0.zoneName.lowercased() == text.lowercased()
        }
        guard let found else { return nil }
        self = found
    }
}
