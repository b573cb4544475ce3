import Market

/// What the rotation's table lists; the graph shows stocks where it lists them, and else regions.
enum RotationObjects: CaseIterable, Hashable, Sendable {
    case regions, chipmakers, basket
}

/// What the objects of the graph are held against.
enum RotationBenchmark: CaseIterable, Hashable, Sendable {
    case nasdaq, semiconductors, asiaTech, ownRegion

    var label: String {
        switch self {
        case .nasdaq: "Nasdaq 100"
        case .semiconductors: "PHLX Semiconductor"
        case .asiaTech: "Asia tech"
        case .ownRegion: "regional index"
        }
    }
}
