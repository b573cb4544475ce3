/// A thin horizontal bar with half a cell as its finest step.
public enum BarMeter {
    /// Draws a bar over a share (0 to 1) of the rectangle's first row; a share above zero is never invisible.
    public static func draw(_ share: Double, in rect: Rect, style: Style, into buffer: inout Buffer) {
        guard share.isFinite, share > 0, rect.height > 0 else { return }
        let halves = max(1, Int((min(1, share) * Double(rect.width * 2)).rounded()))
        for column in 0..<(halves / 2) { buffer.set("━", x: rect.x + column, y: rect.y, style: style) }
        if halves % 2 > 0 { buffer.set("╸", x: rect.x + halves / 2, y: rect.y, style: style) }
    }
}
