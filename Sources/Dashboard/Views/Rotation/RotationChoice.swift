import Market

/// What the rotation graph compares.
enum RotationObjects: CaseIterable, Hashable, Sendable {
    case regions, chipmakers

    var label: String { self == .regions ? "regions" : "chipmakers" }
}

/// What the objects of the graph are held against.
enum RotationBenchmark: CaseIterable, Hashable, Sendable {
    case nasdaq, semiconductors, asiaTech, ownRegion

    var label: String {
        switch self {
        case .nasdaq: "Nasdaq 100"
        case .semiconductors: "PHLX Semiconductor"
        case .asiaTech: "Asia tech"
        case .ownRegion: "own region's index"
        }
    }
}

/// A quarter of the rotation graph; objects go through them clockwise.
enum RotationQuadrant: CaseIterable, Hashable, Sendable {
    case improving, leading, lagging, weakening

    /// The quarter of a place around the middle, 100 and 100.
    init(ratio: Double, momentum: Double) {
        switch (ratio >= 100, momentum >= 100) {
        case (true, true): self = .leading
        case (true, false): self = .weakening
        case (false, false): self = .lagging
        case (false, true): self = .improving
        }
    }

    var name: String {
        switch self {
        case .leading: "leading"
        case .weakening: "weakening"
        case .lagging: "lagging"
        case .improving: "improving"
        }
    }
}
