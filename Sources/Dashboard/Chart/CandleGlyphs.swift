/// The glyphs that candles and bars are made of, two halves to a cell.
enum CandleGlyphs {
    /// What half a cell holds.
    enum Half: Int {
        case empty, wick, body
    }

    private static let strokes: [[Unicode.Scalar]] = [
        // lower half: empty, wick, body
        [" ", "╷", "╻"],
        ["╵", "│", "╽"],
        ["╹", "╿", "┃"],
    ]

    /// A stroke of one column, thin for the wick and heavy for the body.
    static func stroke(upper: Half, lower: Half) -> Unicode.Scalar { strokes[upper.rawValue][lower.rawValue] }

    /// The same with a body that fills half its column: for falling prices, so that shape says what colour says, and
    /// neighbours stay apart.
    static func filled(upper: Half, lower: Half) -> Unicode.Scalar {
        switch (upper, lower) {
        case (.body, .body): "▌"
        case (.body, .empty): "▘"
        case (.empty, .body): "▖"
        default: stroke(upper: upper, lower: lower)
        }
    }

    /// A cell of which some quarters are filled: upper left 1, upper right 2, lower left 4, lower right 8.
    static func quarters(_ bits: Int) -> Unicode.Scalar { blocks[bits & 15] }

    private static let blocks: [Unicode.Scalar] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]

    /// An opening price and a close in one row, without a body between them.
    static func cross(hasUpper: Bool, hasLower: Bool) -> Unicode.Scalar {
        hasUpper ? hasLower ? "┼" : "┴" : hasLower ? "┬" : "─"
    }

    /// A stroke with a tick to the left for the open, to the right for the close.
    static func tick(upper: Bool, lower: Bool, left: Bool, right: Bool) -> Unicode.Scalar {
        ticks[(upper ? 1 : 0) + (lower ? 2 : 0) + (left ? 4 : 0) + (right ? 8 : 0)]
    }

    private static let ticks: [Unicode.Scalar] = [
        " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
    ]
}
