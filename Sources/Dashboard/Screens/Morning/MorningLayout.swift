import TextUI

/// Where the panes stand: in three columns, or in two with the lists over the whole width.
struct MorningLayout: Hashable, Sendable {
    /// What the exchanges are doing, above everything.
    let summary: Rect
    private var panes: [MorningPane: Rect] = [:]

    /// From here on three panes stand beside each other.
    static let wide = 150

    /// - Parameter needs: the rows that each pane would fill, headings and title included.
    init(_ area: Rect, needs: [MorningPane: Int]) {
        let isWide = area.width >= MorningLayout.wide
        let lines = MorningLayout.lines(width: area.width)
        let rest: Rect
        (summary, rest) = area.splitTop(area.height >= 12 ? 1 : 0)
        let gap = rest.height >= lines.count * 8 ? 1 : 0
        let top = rest.splitTop(gap).rest
        let room = max(0, top.height - gap * (lines.count - 1))
        let wishes = lines.map { line in line.map { needs[$0] ?? 2 }.max() ?? 2 }
        var y = top.y
        for (line, height) in zip(lines, MorningLayout.share(room, wishes)) {
            let strip = Rect(x: top.x, y: y, width: top.width, height: max(0, min(height, top.maxY - y)))
            let rects = line.count == 1 ? [strip] : strip.columns(line.count, gap: isWide ? 3 : 2)
            for (pane, rect) in zip(line, rects) { panes[pane] = rect }
            y += height + gap
        }
    }

    /// What each line wishes, and less of the greediest while there is too little; what is left over stays empty below.
    private static func share(_ height: Int, _ wishes: [Int]) -> [Int] {
        var shares = wishes
        while shares.reduce(0, +) > height, let most = shares.max(), most > 0,
            let index = shares.lastIndex(of: most)
        {
            shares[index] -= 1
        }
        return shares
    }

    /// Where a pane stands; empty where there is no room.
    func rect(of pane: MorningPane) -> Rect { panes[pane] ?? Rect(x: 0, y: 0, width: 0, height: 0) }

    /// The panes that stand beside each other, from top to bottom.
    static func lines(width: Int) -> [[MorningPane]] {
        width >= wide
            ? [[.markets, .opens, .mine], [.money, .due, .new]]
            : [[.markets, .opens], [.mine], [.money, .due], [.new]]
    }
}
