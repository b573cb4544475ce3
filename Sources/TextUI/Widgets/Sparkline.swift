/// A row of block characters that shows how a series went: the lowest value an eighth of a cell high, the highest seven,
/// so that the sparklines of neighbouring rows never touch.
public enum Sparkline {
    private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]

    /// Draws the last values of a series into one row, right-aligned; values that are not finite leave a gap.
    public static func draw(_ values: [Double], in rect: Rect, style: Style, into buffer: inout Buffer) {
        let shown = values.suffix(max(0, rect.width))
        let finite = shown.filter(\.isFinite)
        guard rect.height > 0, let low = finite.min(), let high = finite.max() else { return }
        var x = rect.maxX - shown.count
        for value in shown {
            if value.isFinite {
                let share = high > low ? (value - low) / (high - low) : 0.4
                let index = min(blocks.count - 1, max(0, Int(share * Double(blocks.count))))
                buffer.set(blocks[index], x: x, y: rect.y, style: style)
            }
            x += 1
        }
    }
}
