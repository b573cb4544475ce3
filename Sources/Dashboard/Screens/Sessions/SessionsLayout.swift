import TextUI

/// Where the strips, the overnight figures and the holidays stand.
struct SessionsLayout: Sendable {
    let title: Rect
    /// The hours above the strips.
    let scale: Rect
    /// An exchange's line of text and, below it, its strip.
    private(set) var rows: [(text: Rect, strip: Rect)] = []
    let legend: Rect
    let overnight: Rect
    let holidays: Rect

    init(_ area: Rect, exchangeCount: Int) {
        var rest = area
        (title, rest) = rest.splitTop(1)
        (scale, rest) = rest.splitTop(1)
        // A free line between the exchanges where the panes below still have theirs.
        let step = SessionsLayout.step(area.height, exchangeCount)
        for _ in 0..<exchangeCount {
            let (block, below) = rest.splitTop(step)
            rows.append(
                step == 1
                    ? SessionsLayout.oneLine(block)
                    : (block.row(0), Rect(x: block.x, y: block.y + 1, width: block.width, height: 1)))
            rest = below
        }
        (legend, rest) = rest.splitTop(step == 1 ? 0 : 1)
        let below = rest.splitTop(area.height >= 34 ? 1 : 0).rest
        if below.width >= 110 {
            let halves = below.columns(2, gap: 3)
            (overnight, holidays) = (halves[0], halves[1])
        } else {
            let (top, bottom) = below.splitTop(min(below.height, 6))
            (overnight, holidays) = (top, bottom)
        }
    }

    /// Lines of an exchange: text, strip, and a free line.
    private static func step(_ height: Int, _ count: Int) -> Int {
        if height >= count * 3 + 14 { return 3 }
        return height >= count * 2 + 8 ? 2 : 1
    }

    /// Text at the left and the strip at the right, where lines are few.
    private static func oneLine(_ block: Rect) -> (text: Rect, strip: Rect) {
        let (text, strip) = block.splitLeft(28)
        return (text, strip)
    }

    /// The columns of the strip: a whole number of cells for every hour where that leaves most of the width.
    static func stripWidth(_ width: Int) -> Int { width >= 24 ? width / 24 * 24 : width }
}
