import Market
import TextUI
import ThemeCatalog

/// Who moves most: up, down, in money, in volume, to new highs and lows, to a limit.
struct MoversScreen: ListScreen {
    static let view = View.movers
    static let entry = ScreenEntry(key: "M", summary: "Show gainers, losers and unusual volume")

    static let commands = CommonCommands.panes + CommonCommands.rows

    let model: Model
    private let data: MoversData?

    private var theme: Theme { model.theme }

    init(model: Model, content: MoversData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> MoversData? {
        MoversData(model, MoversLayout(model.viewArea))
    }

    var rowCount: Int { data?.lists.reduce(0) { $0 + $1.rows.count } ?? 0 }

    func visibleRows(in area: Rect) -> Int { rowCount }

    func symbol(of row: Int) -> Symbol? {
        place(of: row).flatMap { data?.lists[$0.list].rows[$0.row].symbol }
    }

    /// A stock may stand in several lists.
    func identity(of row: Int) -> String? {
        guard let place = place(of: row), let symbol = symbol(of: row) else { return nil }
        return "\(place.list) \(symbol)"
    }

    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        guard let place = place(of: row) else { return row }
        let columns = MoversLayout(area).columns
        switch move {
        case .left: return place.list % columns == 0 ? row : index(ofList: place.list - 1, row: place.row, step: -1)
        case .right: return index(ofList: place.list + 1, row: place.row, step: 1)
        case .nextPane: return index(ofList: place.list + 1, row: 0, step: 1)
        case .previousPane: return index(ofList: place.list - 1, row: 0, step: -1)
        case .up where place.row == 0:
            return place.list < columns ? row : index(ofList: place.list - columns, row: .max, step: -columns)
        case .down where place.row == (data?.lists[place.list].rows.count ?? 0) - 1:
            return index(ofList: place.list + columns, row: 0, step: columns)
        case .up, .down, .pageUp, .pageDown, .first, .last: return linearTarget(of: move, from: row, in: area)
        }
    }

    /// The list and the row in it that a number stands for.
    private func place(of index: Int) -> (list: Int, row: Int)? {
        var rest = index
        for (list, content) in (data?.lists ?? []).enumerated() {
            if rest < content.rows.count { return (list, rest) }
            rest -= content.rows.count
        }
        return nil
    }

    /// The number of a list's row, the nearest there is; empty lists are skipped.
    private func index(ofList list: Int, row: Int, step: Int) -> Int {
        guard let lists = data?.lists, !lists.isEmpty else { return 0 }
        var target = list
        let isPaneStep = abs(step) == 1
        while true {
            if isPaneStep { target = (target + lists.count) % lists.count }
            guard lists.indices.contains(target) else { return model.selectedRow(of: rowCount) }
            if !lists[target].rows.isEmpty { break }
            if target == list - step { return model.selectedRow(of: rowCount) }
            target += step
        }
        return lists[..<target].reduce(0) { $0 + $1.rows.count } + min(max(0, row), lists[target].rows.count - 1)
    }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        let layout = MoversLayout(area)
        let selected = place(of: model.selectedRow(of: rowCount))
        var cursor: Point?
        for (index, list) in data.lists.enumerated() where index < layout.panels.count {
            let row = selected?.list == index ? selected?.row : nil
            let panel = MoversPanel(model: model, list: list, selection: row)
            let first = data.lists[..<index].reduce(0) { $0 + $1.rows.count }
            if let place = panel.draw(in: layout.panels[index], into: &frame, target: { rowTarget(first + $0) }) {
                cursor = place
            }
        }
        if let rect = layout.panels.last, layout.panels.count > data.lists.count {
            MoversSummary(model: model, data: data).draw(in: rect, into: &frame.buffer)
        }
        return cursor
    }
}
