internal import CTerminal
internal import TextUI

/// Makes of a cell what may be sent: no control characters, and nothing whose width the C library sees otherwise.
struct GlyphFilter {
    /// Whether the terminal takes UTF-8; else everything becomes ASCII.
    let isUnicode: Bool

    /// Appends the cell's glyph, or as many substitutes as the cell has columns.
    func append(_ cell: Cell, to glyphs: inout [ct_glyph]) {
        let scalar = cell.scalar
        if scalar >= 0x20 && scalar < 0x7F && cell.marks == 0 {
            glyphs.append(ct_glyph(scalar: scalar, first_mark: 0, second_mark: 0))
        } else if scalar < 0xA0 && cell.marks == 0 {
            glyphs.append(ct_glyph(scalar: 0x20, first_mark: 0, second_mark: 0))
        } else if isUnicode && isShown(scalar, width: cell.width) {
            glyphs.append(
                ct_glyph(
                    scalar: scalar, first_mark: mark(UInt32(truncatingIfNeeded: cell.marks)),
                    second_mark: mark(UInt32(cell.marks >> 32))))
        } else {
            let substitute = cell.width == 2 ? 0x3F : ASCIIGlyph.scalar(for: scalar)
            for _ in 0..<max(1, cell.width) {
                glyphs.append(ct_glyph(scalar: substitute, first_mark: 0, second_mark: 0))
            }
        }
    }

    private func isShown(_ scalar: UInt32, width: UInt8) -> Bool {
        // Box, block, geometric and braille glyphs: the bulk of a chart, and one column everywhere.
        if (0x2500...0x28FF).contains(scalar) && width == 1 { return true }
        return scalar >= 0x20 && !(0x7F..<0xA0).contains(scalar) && ct_wcwidth(scalar) == Int32(width)
    }

    private func mark(_ scalar: UInt32) -> UInt32 {
        scalar >= 0x300 && ct_wcwidth(scalar) == 0 ? scalar : 0
    }
}
