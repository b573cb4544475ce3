import Market
import TextUI

/// Where header, notice and key bar of every view stand, and what is left between them.
struct ViewLayout: Hashable, Sendable {
    let header: Rect
    /// Everything between the header and the notice or the key bar.
    let inner: Rect
    /// The body of every view but the board.
    let body: Rect
    /// The line that says what is wrong with the cache, while something is.
    let notice: Rect?
    /// The line that names the views; nil where there is no room for all of them.
    let views: Rect?
    let keyBar: Rect

    /// The smallest window in which every view is named.
    private static let smallestWithViews = Size(width: 120, height: 30)

    init(size: Size, hasNotice: Bool) {
        var rest = Rect(size)
        (header, rest) = rest.splitTop(1)
        (rest, keyBar) = rest.splitBottom(1)
        let least = ViewLayout.smallestWithViews
        if size.width >= least.width, size.height >= least.height {
            let (above, line) = rest.splitBottom(1)
            (rest, views) = (above, line)
        } else {
            views = nil
        }
        if hasNotice {
            let (above, line) = rest.splitBottom(1)
            (rest, notice) = (above, line)
        } else {
            notice = nil
        }
        inner = rest
        // A free line below the header where there is height enough.
        body = rest.inset(horizontal: 1).splitTop(size.height >= 36 ? 1 : 0).rest
    }

    /// Everything above the lines that name views and keys.
    var aboveKeys: Rect { Rect(x: 0, y: 0, width: keyBar.width, height: views?.y ?? keyBar.y) }

    init(_ model: Model) {
        self.init(size: model.size, hasNotice: model.hasNotice)
    }
}
