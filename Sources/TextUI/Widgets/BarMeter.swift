/// A horizontal bar with an eighth of a cell as its finest step.
public enum BarMeter {
    private static let parts: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

    /// Draws a bar over a share (0 to 1) of the rectangle's first row.
    public static func draw(_ share: Double, in rect: Rect, style: Style, into buffer: inout Buffer) {
        guard share.isFinite, share > 0, rect.height > 0 else { return }
        let eighths = Int((min(1, share) * Double(rect.width * 8)).rounded())
        for column in 0..<(eighths / 8) { buffer.set("█", x: rect.x + column, y: rect.y, style: style) }
        if eighths % 8 > 0 {
            buffer.set(parts[eighths % 8 - 1], x: rect.x + eighths / 8, y: rect.y, style: style)
        }
    }
}
