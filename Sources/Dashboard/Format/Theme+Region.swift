import Market
import ThemeCatalog

extension Region {
    /// The colours that rising and falling prices have at home.
    var marketColors: MarketColors {
        switch self {
        case .taiwan, .mainlandChina: .redUp
        case .southKorea, .japan: .redUpBlueDown
        case .hongKong, .unitedStates: .greenUp
        }
    }
}

extension Theme {
    /// The theme for figures of a region: its own market colours where every region is to have its own.
    func of(_ region: Region?) -> Theme {
        region.map { custom($0.marketColors) } ?? self
    }
}
