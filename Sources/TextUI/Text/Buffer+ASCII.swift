extension Buffer {
    /// The same picture in ASCII: every glyph becomes one in the same column, and combining marks are dropped.
    ///
    /// Words with wide characters are left out, their columns stay empty: nothing in ASCII stands for a name in another
    /// script, and what its neighbours say is complete without it.
    public var asciiOnly: Buffer {
        var result = self
        let foreign = foreignWords
        result.mapCells { index, cell in
            guard foreign[index] || cell.scalar >= 0x7F || cell.marks != 0 else { return }
            let scalar = foreign[index] ? 0x20 : ASCIIGlyph.scalar(for: cell.scalar)
            cell = Cell(scalar: scalar, marks: 0, style: cell.style, width: 1)
        }
        return result
    }

    /// Which cells belong to words with wide characters.
    private var foreignWords: [Bool] {
        var result = Array(repeating: false, count: cells.count)
        for y in 0..<size.height {
            let row = (y * size.width)..<((y + 1) * size.width)
            var start: Int?
            for index in row {
                guard cells[index].isOfWord else {
                    start = nil
                    continue
                }
                let first = start ?? index
                start = first
                guard cells[index].width != 1 else { continue }
                for word in first...index { result[word] = true }
                // What follows in the same word goes with it.
                for rest in index..<row.upperBound {
                    guard cells[rest].isOfWord else { break }
                    result[rest] = true
                }
            }
        }
        return result
    }
}

extension Cell {
    /// Whether it can be part of a name: letters, digits, and what joins or cuts them.
    fileprivate var isOfWord: Bool {
        if width != 1 { return true }
        switch scalar {
        case 0x26, 0x2D, 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2026: return true
        default: return false
        }
    }
}
