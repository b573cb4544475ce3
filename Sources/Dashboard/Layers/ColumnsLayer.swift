import TextUI
import Watchlists

/// The choice of columns: Space shows or hides one, `J` and `K` move it, and the rows follow at once. Enter saves, Esc
/// brings the former columns back.
struct ColumnsLayer: Layer {
    /// Whose columns they are.
    enum Owner: Hashable, Sendable {
        /// A screen's: `config.yaml` keeps them.
        case setting(ColumnSetting)
        /// A watchlist's: its own file keeps them.
        case list(String)
    }

    private let owner: Owner
    /// What comes back with Esc.
    private let former: [Column]
    /// Those that are shown first, in their order, then the others.
    private var columns: [Column]
    private var shown: Set<Column>
    private var list = ChoiceList()

    init(_ owner: Owner, shown: [Column], all: [Column]) {
        self.owner = owner
        former = shown
        columns = shown + all.filter { !shown.contains($0) }
        self.shown = Set(shown)
    }

    /// The choice of columns that `config.yaml` keeps.
    init(_ setting: ColumnSetting, in model: Model) {
        self.init(
            .setting(setting), shown: model.configuration[keyPath: setting.columns], all: Column.ofStocks)
    }

    /// The columns as they are chosen now.
    private var chosen: [Column] { columns.filter(shown.contains) }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        if key == KeyStroke(.enter) { return save(&model) }
        if key == KeyStroke(.escape) || key == KeyStroke("q") {
            ColumnsLayer.apply(former, owner, &model)
            return .closes()
        }
        if key == KeyStroke(" ") {
            toggle(&model)
        } else if key == KeyStroke("J") || key == KeyStroke("K") {
            shift(by: key == KeyStroke("J") ? 1 : -1)
        } else if !list.move(by: key, of: columns.count, model) {
            return .stays()
        }
        ColumnsLayer.apply(chosen, owner, &model)
        return .stays()
    }

    /// A row always says whose it is.
    private mutating func toggle(_ model: inout Model) {
        let column = columns[list.selection]
        guard shown.remove(column) != nil else {
            shown.insert(column)
            return
        }
        guard !chosen.contains(where: \.names) else { return }
        shown.insert(column)
        model.say("Rows need one of name, native or symbol")
    }

    private mutating func shift(by step: Int) {
        let (selection, target) = (list.selection, list.selection + step)
        guard columns.indices.contains(target) else { return }
        columns.swapAt(selection, target)
        list.select(target, of: columns.count)
    }

    /// Shows columns at once, before they are saved.
    private static func apply(_ columns: [Column], _ owner: Owner, _ model: inout Model) {
        switch owner {
        case .setting(let setting): model.configuration[keyPath: setting.columns] = columns
        case .list(let id):
            guard let index = model.watchlists.firstIndex(where: { $0.id == id }) else { return }
            model.watchlists[index].list.columns = columns
        }
        model.prepareScreen()
    }

    private func save(_ model: inout Model) -> LayerAnswer {
        guard chosen != former else { return .closes() }
        switch owner {
        case .setting(let setting): return .closes([.save(setting.key, ConfigurationSetting.list(chosen))])
        case .list(let id): return .closes([.watchlist(.edit(id: id, [.setColumns(chosen)]))])
        }
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        guard case .choice(let index) = target, columns.indices.contains(index) else { return .stays() }
        if index == list.selection { toggle(&model) } else { list.select(index, of: columns.count) }
        ColumnsLayer.apply(chosen, owner, &model)
        return .stays()
    }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        list.turn(by: step, of: columns.count)
        return .stays()
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        ColumnsOverlay(
            theme: model.theme, columns: columns.map { ($0, shown.contains($0)) }, selection: list.selection
        ).draw(in: Rect(model.size), into: &frame)
    }
}
