import TextUI

/// The places of a picture where a number is cut, or a text beside free cells of its pane.
struct CutText {
    private let buffer: Buffer

    /// Free cells beside a cut text that are too many.
    static let wasted = 10

    init(_ buffer: Buffer) { self.buffer = buffer }

    /// The rows with such a place, with its column.
    var findings: [String] {
        (0..<buffer.size.height).flatMap { y in
            (0..<buffer.size.width).compactMap { x -> String? in
                guard isCut(x, y), isNumberCut(x, y) || room(behind: x, y) >= CutText.wasted else {
                    return nil
                }
                return "\(x): \(buffer.plainText(row: y))"
            }
        }
    }

    /// Whether a cell is where a text was cut, rather than where something goes on, as in `Loading history …`.
    private func isCut(_ x: Int, _ y: Int) -> Bool {
        buffer[x, y].text == "…" && !buffer.plainText(row: y).contains("Loading history …")
    }

    /// Whether an ellipsis stands for digits.
    private func isNumberCut(_ x: Int, _ y: Int) -> Bool {
        x > 0 && buffer[x - 1, y].text.allSatisfy { $0.isNumber || ".,+-%".contains($0) }
    }

    /// Free cells of the same pane and the same ground behind a cell.
    private func room(behind x: Int, _ y: Int) -> Int {
        let end = paneEnd(at: x, above: y)
        return (x + 1..<buffer.size.width).prefix { column in
            column < end && buffer[column, y].text == " "
                && buffer[column, y].style.background == buffer[x, y].style.background
        }.count
    }

    /// The column behind the pane that a cell stands in: the nearest title above it, a text with a rule, ends there where
    /// another pane stands at its right.
    private func paneEnd(at x: Int, above y: Int) -> Int {
        for row in (0..<y).reversed() {
            let titles = titles(in: row)
            guard let own = titles.lastIndex(where: { $0.lowerBound <= x }) else { continue }
            return own == titles.count - 1 ? buffer.size.width : titles[own + 1].lowerBound - 1
        }
        return buffer.size.width
    }

    /// The pieces of a row that have a rule in them, with two free cells or more between.
    private func titles(in y: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        for x in 0..<buffer.size.width where buffer[x, y].text != " " {
            if let last = pieces.last, x <= last.upperBound + 1 {
                pieces[pieces.count - 1] = last.lowerBound..<x + 1
            } else {
                pieces.append(x..<x + 1)
            }
        }
        return pieces.filter { piece in piece.count { "─━".contains(buffer[$0, y].text) } >= 3 }
    }
}
