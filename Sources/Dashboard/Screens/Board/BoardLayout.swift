import Market
import TextUI

/// Where everything on the board stands at a size: a pure function of the size, the number of regions and the focus.
struct BoardLayout: Hashable, Sendable {
    /// How the regions' panes are arranged.
    enum Form: Hashable, Sendable {
        /// Too small for anything but a kind word.
        case tooSmall
        /// One pane open, the others a line each.
        case accordion
        /// All panes open, in so many columns.
        case grid(columns: Int)
    }

    /// The smallest window that shows a board.
    static let smallest = Size(width: 60, height: 15)

    /// Whether a window is large enough for anything but the word that it is not.
    static func fits(_ size: Size) -> Bool { size.width >= smallest.width && size.height >= smallest.height }

    /// A side of a pane.
    enum Side {
        case left, right, above, below
    }

    private(set) var form: Form
    private(set) var header = Rect(Size(width: 0, height: 0))
    private(set) var strip = Rect(Size(width: 0, height: 0))
    private(set) var keyBar = Rect(Size(width: 0, height: 0))
    /// The line that says what is wrong with the cache, while something is.
    private(set) var notice: Rect?
    /// The panes in the regions' order.
    private(set) var panes: [Rect] = []
    /// The comparison's history, the regions' ranking, the flags, the theses and the desk's money, where there is room.
    var rotation: Rect?
    var ranking: Rect?
    var flags: Rect?
    var thesis: Rect?
    var money: Rect?

    /// - Parameters:
    ///   - rowCounts: how many rows each region has.
    ///   - thesisHeight: how many lines the theses would like; zero where there are none.
    ///   - hasMoney: whether there are currencies, volatility or yields to show.
    ///   - beside: the panes beside the regions, from top to bottom.
    init(
        size: Size, rowCounts: [Int], focus: Int, hasNotice: Bool, thesisHeight: Int = 0, hasMoney: Bool = false,
        beside: [BoardPane] = BoardPane.standard
    ) {
        guard BoardLayout.fits(size) else {
            form = .tooSmall
            return
        }
        form = .accordion
        let frame = ViewLayout(size: size, hasNotice: hasNotice)
        (header, notice, keyBar) = (frame.header, frame.notice, frame.keyBar)
        var rest: Rect
        (strip, rest) = frame.inner.splitTop(1)
        rest = rest.inset(horizontal: 1)
        if size.height >= 36 { rest = rest.splitTop(1).rest }
        let wanted = beside.filter { ($0 != .thesis || thesisHeight > 0) && ($0 != .money || hasMoney) }
        rest =
            beside == BoardPane.standard
            ? placeSide(in: rest, size, thesisHeight, hasMoney) : place(wanted, in: rest, size, thesisHeight)
        placePanes(in: rest, rowCounts: rowCounts, focus: focus)
    }

    /// Takes the room for history, ranking, money, flags and theses: a column at the right, or a band below where only
    /// height is left.
    private mutating func placeSide(in area: Rect, _ size: Size, _ thesisHeight: Int, _ hasMoney: Bool) -> Rect {
        if BoardLayout.hasSideColumn(size) {
            let (rest, column) = BoardLayout.splitSide(area, size)
            let top = min(size.height >= 70 ? 20 : size.height >= 50 ? 15 : 13, column.height / 2)
            // The chart alone makes room for it: there are as many rows of everything else as without.
            let room = hasMoney ? BoardLayout.moneyHeight(size) : 0
            let (chart, below) = column.splitTop(top - room)
            let (middle, lines) = below.splitTop(below.height - room >= 16 ? 8 : 0)
            let (strip, bottom) = lines.splitTop(room)
            rotation = chart
            money = strip.isEmpty ? nil : strip
            ranking = middle.isEmpty ? nil : middle
            let hasThesis = thesisHeight > 0 && bottom.height >= 18
            let height = hasThesis ? min(thesisHeight, max(7, bottom.height * 2 / 5)) : 0
            let (upper, lower) = bottom.splitBottom(height)
            (flags, thesis) = (upper, lower.isEmpty ? nil : lower)
            return rest
        }
        guard BoardLayout.hasBand(size) else { return area }
        let (rest, band) = BoardLayout.splitBand(area, size)
        let halves = band.columns(2, gap: 2)
        (rotation, flags) = (halves[0], halves[1])
        return rest
    }

    private mutating func placePanes(in area: Rect, rowCounts: [Int], focus: Int) {
        let count = rowCounts.count
        guard count > 0 else { return }
        let columns = area.width >= 230 ? 3 : 2
        let gridRows = (count + columns - 1) / columns
        guard area.width >= 96, area.height >= gridRows * 8 || count <= columns else {
            return placeAccordion(in: area, count: count, focus: focus)
        }
        form = .grid(columns: columns)
        let needs = (0..<gridRows).map { row in
            (row * columns..<min(count, (row + 1) * columns)).map { rowCounts[$0] + 4 }.max() ?? 0
        }
        let heights = BoardLayout.share(area.height, needs: needs)
        var y = area.y
        for height in heights {
            let line = Rect(x: area.x, y: y, width: area.width, height: height)
            panes += line.columns(columns, gap: columns == 2 && area.width < 120 ? 2 : 3)
            y += height
        }
        panes = Array(panes.prefix(count))
    }

    private mutating func placeAccordion(in area: Rect, count: Int, focus: Int) {
        form = .accordion
        let open = max(0, area.height - (count - 1))
        var y = area.y
        for index in 0..<count {
            let height = index == focus ? open : 1
            panes.append(Rect(x: area.x, y: y, width: area.width, height: min(height, max(0, area.maxY - y))))
            y += height
        }
    }

    /// Shares a height between rows of panes: no row gets more than it needs while another lacks, what is left over goes
    /// to all alike.
    static func share(_ height: Int, needs: [Int]) -> [Int] {
        guard !needs.isEmpty else { return [] }
        var shares = needs.map { _ in 0 }
        var left = height
        while left > 0, let index = hungriest(shares, needs) {
            shares[index] += 1
            left -= 1
        }
        for index in shares.indices { shares[index] += left / shares.count + (index < left % shares.count ? 1 : 0) }
        return shares
    }

    private static func hungriest(_ shares: [Int], _ needs: [Int]) -> Int? {
        shares.indices.filter { shares[$0] < needs[$0] }.min { shares[$0] < shares[$1] }
    }

    /// Where a pane beside the regions stands; nil where there is no room for it.
    func rect(of pane: BoardPane) -> Rect? {
        switch pane {
        case .rotation: rotation
        case .lead: ranking
        case .money: money
        case .flags: flags
        case .thesis: thesis
        }
    }

    /// Rows that a pane shows at once.
    func visibleRows(of index: Int) -> Int {
        guard panes.indices.contains(index) else { return 0 }
        return PaneAnatomy(panes[index]).rows.height
    }

    /// The pane beside another.
    func neighbour(of index: Int, _ side: Side) -> Int? {
        let columns: Int
        if case .grid(let count) = form { columns = count } else { columns = 1 }
        let target: Int
        switch side {
        case .left: target = index % columns > 0 ? index - 1 : -1
        case .right: target = index % columns < columns - 1 ? index + 1 : -1
        case .above: target = index - columns
        case .below: target = index + columns
        }
        return panes.indices.contains(target) ? target : nil
    }
}

extension BoardLayout {
    /// The layout of a model.
    init(_ model: Model) {
        self.init(
            size: model.size, rowCounts: model.snapshot.regions.map(\.members.count),
            focus: model.snapshot.regions.firstIndex { $0.region == model.focus.region } ?? 0,
            hasNotice: model.hasNotice, thesisHeight: ThesisPane.height(model.snapshot),
            hasMoney: MoneyPane.hasAny(model.snapshot),
            beside: model.configuration.panes(atWidth: model.size.width))
    }
}

/// The parts of one region's pane.
struct PaneAnatomy: Hashable, Sendable {
    let title: Rect
    let figures: Rect
    let heading: Rect
    let rows: Rect
    let footer: Rect

    init(_ pane: Rect) {
        var rest = pane
        (title, rest) = rest.splitTop(1)
        (figures, rest) = rest.splitTop(pane.height >= 4 ? 1 : 0)
        (heading, rest) = rest.splitTop(pane.height >= 7 ? 1 : 0)
        // A line at the end keeps the panes apart and says how many rows are out of sight.
        (rows, footer) = rest.splitBottom(pane.height >= 8 ? 1 : 0)
    }
}
