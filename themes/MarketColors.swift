/// Which colours rising and falling prices have; a setting apart from the theme, for custom differs by market.
public enum MarketColors: String, CaseIterable, Hashable, Sendable {
    /// Green rises, red falls: the United States, Hong Kong, Europe.
    case greenUp = "green-up"
    /// Red rises, green falls: Taiwan, mainland China.
    case redUp = "red-up"
    /// Red rises, blue falls: Korea, Japan.
    case redUpBlueDown = "red-up-blue-down"
    /// Blue rises, orange falls: distinguishable with every common colour vision.
    case cvd
    /// Each region's own custom; what has no region is green when it rises.
    case byRegion = "by-region"

    /// What it means, in words.
    public var summary: String {
        switch self {
        case .greenUp: "green up, red down"
        case .redUp: "red up, green down"
        case .redUpBlueDown: "red up, blue down"
        case .cvd: "blue up, orange down"
        case .byRegion: "each region's own convention"
        }
    }
}
