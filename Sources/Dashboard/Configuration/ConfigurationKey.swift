public import ConfigText

/// The keys of `config.yaml`.
public enum ConfigurationKey: String, FileKey {
    case theme
    case marketColors = "market-colors"
    case colors, ascii, view, period, periods, currency, clock, names, numbers, marks, mouse, refresh, columns
    case valuationColumns = "valuation-columns"
    case peerColumns = "peer-columns"
    case panes, layout, keys

    /// The variable of the environment that overrides the file, such as `CHIPTOP_MARKET_COLORS`.
    public var variable: String {
        "CHIPTOP_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Whether its value is one word or number, and no list or mapping.
    public var isPlain: Bool {
        switch self {
        case .columns, .valuationColumns, .peerColumns, .panes, .periods, .layout, .keys: false
        case .theme, .marketColors, .colors, .ascii, .view, .period, .currency, .clock, .names, .numbers, .marks,
            .mouse,
            .refresh:
            true
        }
    }
}
