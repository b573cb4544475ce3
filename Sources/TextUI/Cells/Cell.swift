/// One cell of the picture: a spacing character, up to two combining marks, and a style.
///
/// A character two columns wide owns its own cell and the continuation cell to its right; a buffer never
/// holds one without the other.
public struct Cell: Hashable, Sendable {
    /// The spacing character; zero in a continuation cell.
    public internal(set) var scalar: UInt32
    /// Two combining marks, the first in the low half; zero where there are none.
    public internal(set) var marks: UInt64
    /// Colours and attributes.
    public var style: Style
    /// Columns that the character takes: 1, 2, or 0 for the right half of a wide character.
    public internal(set) var width: UInt8

    /// An empty cell.
    public static let blank = Cell(scalar: 0x20, marks: 0, style: .plain, width: 1)

    init(scalar: UInt32, marks: UInt64, style: Style, width: UInt8) {
        self.scalar = scalar
        self.marks = marks
        self.style = style
        self.width = width
    }

    static func continuation(_ style: Style) -> Cell {
        Cell(scalar: 0, marks: 0, style: style, width: 0)
    }

    /// Whether this is the right half of a wide character.
    public var isContinuation: Bool { width == 0 }

    /// The cell's text; empty for a continuation.
    public var text: String {
        var result = String.UnicodeScalarView()
        appendScalars(to: &result)
        return String(result)
    }

    /// Appends the cell's scalars, none for a continuation.
    public func appendScalars(to view: inout String.UnicodeScalarView) {
        for value in [scalar, UInt32(truncatingIfNeeded: marks), UInt32(marks >> 32)] where value != 0 {
            if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
    }
}
