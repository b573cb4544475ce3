import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The screen to open in the morning: what happened overnight, what it means for the open, what is due and what is new;
/// by day and in the evening the same about the session.
struct MorningScreen: ListScreen {
    static let view = View.morning
    static let entry = ScreenEntry(key: "O", summary: "Show the overnight moves and the expected opens")

    static let commands = CommonCommands.panes + [CommonCommands.open, CommonCommands.mark, CommonCommands.star]

    let model: Model
    let data: MorningData?

    private var theme: Theme { model.theme }

    init(model: Model, content: MorningData?) {
        self.model = model
        data = content
    }

    static func prepare(_ model: Model) -> MorningData? { MorningData(model) }

    // MARK: Rows

    var rowCount: Int { MorningPane.allCases.reduce(0) { $0 + rows(of: $1).count } }

    private func rows(of pane: MorningPane) -> [MorningData.Row] { data?.lists[pane]?.rows ?? [] }

    func visibleRows(in area: Rect) -> Int { rowCount }

    func symbol(of row: Int) -> Symbol? { place(of: row).flatMap { rows(of: $0.pane)[$0.row].symbol } }

    var visibleFlags: [FlagKey] {
        rows(of: .new).compactMap { row in if case .flag(let flag) = row { FlagKey(flag) } else { nil } }
    }

    func identity(of row: Int) -> String? {
        place(of: row).map { "\($0.pane.rawValue) \(rows(of: $0.pane)[$0.row].identity)" }
    }

    /// The pane and the row in it that a number stands for.
    private func place(of index: Int) -> (pane: MorningPane, row: Int)? {
        var rest = index
        for pane in MorningPane.allCases {
            let count = rows(of: pane).count
            if rest < count { return (pane, rest) }
            rest -= count
        }
        return nil
    }

    /// The number of a pane's first row.
    private func first(of pane: MorningPane) -> Int {
        MorningPane.allCases.prefix(while: { $0 != pane }).reduce(0) { $0 + rows(of: $1).count }
    }

    // MARK: The cursor

    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        guard let place = place(of: row) else { return row }
        switch move {
        case .left: return beside(place, by: -1, in: area) ?? row
        case .right: return beside(place, by: 1, in: area) ?? row
        case .nextPane: return cycled(place.pane, by: 1)
        case .previousPane: return cycled(place.pane, by: -1)
        case .up, .down, .pageUp, .pageDown, .first, .last: return linearTarget(of: move, from: row, in: area)
        }
    }

    /// The pane beside another one in its line, at the same height.
    private func beside(_ place: (pane: MorningPane, row: Int), by step: Int, in area: Rect) -> Int? {
        let line = MorningLayout.lines(width: area.width).first { $0.contains(place.pane) } ?? []
        guard var index = line.firstIndex(of: place.pane) else { return nil }
        index += step
        while line.indices.contains(index) {
            let count = rows(of: line[index]).count
            if count > 0 { return first(of: line[index]) + min(place.row, count - 1) }
            index += step
        }
        return nil
    }

    private func cycled(_ pane: MorningPane, by step: Int) -> Int {
        let panes = MorningPane.allCases.filter { !rows(of: $0).isEmpty }
        guard let index = panes.firstIndex(of: pane) else { return 0 }
        return first(of: panes[(index + step + panes.count) % panes.count])
    }

    /// A flag of no single stock leads to itself.
    static func open(_ model: inout Model) -> [Effect] {
        let screen = shown(by: model)
        guard let place = screen.place(of: screen.selectedRow) else { return model.refuse("Nothing to open here") }
        if case .more = screen.rows(of: place.pane)[place.row] { return model.perform(.show(.risk)) }
        if case .flag(let flag) = screen.rows(of: place.pane)[place.row] { return model.go(to: .flag(FlagKey(flag))) }
        guard let symbol = screen.selectedSymbol else { return model.refuse("Nothing to open here") }
        return model.travel { $0.enter(Place(symbol)) }
    }

    // MARK: Drawing

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard let data else { return nil }
        MorningSummary(model: model, brief: data.brief).draw(in: data.layout.summary, into: &frame.buffer)
        let selected = place(of: selectedRow)
        var cursor: Point?
        for pane in MorningPane.allCases {
            let drawing = MorningPaneDrawing(
                model: model, data: data, pane: pane, selection: selected?.pane == pane ? selected?.row : nil)
            let first = first(of: pane)
            let place = drawing.draw(in: data.layout.rect(of: pane), into: &frame) { rowTarget(first + $0) }
            cursor = place ?? cursor
        }
        return cursor
    }
}
