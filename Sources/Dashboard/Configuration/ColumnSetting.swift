import Watchlists

/// The tables whose columns `config.yaml` keeps.
enum ColumnSetting: CaseIterable, Hashable, Sendable {
    /// The board's and the regions' pages.
    case board
    case valuation, peers

    var key: ConfigurationKey {
        switch self {
        case .board: .columns
        case .valuation: .valuationColumns
        case .peers: .peerColumns
        }
    }

    /// Where a configuration has them.
    var columns: any WritableKeyPath<Configuration, [Column]> & Sendable {
        switch self {
        case .board: \.columns
        case .valuation: \.valuationColumns
        case .peers: \.peerColumns
        }
    }
}
