/// A thin line with a mark that says where between its ends a value stands.
public enum PositionGauge {
    /// Draws the line over the rectangle's first row, the mark at a share (0 to 1) of it.
    public static func draw(_ share: Double, in rect: Rect, line: Style, mark: Style, into buffer: inout Buffer) {
        guard rect.height > 0, rect.width > 0, share.isFinite else { return }
        for x in rect.x..<rect.maxX { buffer.set("─", x: x, y: rect.y, style: line) }
        let place = Int((min(1, max(0, share)) * Double(rect.width - 1)).rounded())
        buffer.set("●", x: rect.x + place, y: rect.y, style: mark)
    }
}
