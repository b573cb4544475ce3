import Market
import TextUI
import ThemeCatalog

/// Several chipmakers in one chart.
struct ComparisonView: ViewBody {
    let model: Model

    init(model: Model) {
        self.model = model
    }

    var rowCount: Int { model.place.compared.count }

    func symbol(of row: Int) -> Symbol? {
        model.place.compared.indices.contains(row) ? model.place.compared[row] : nil
    }

    func draw(in area: Rect, into buffer: inout Buffer) -> Point? {
        EmptyNote(
            theme: model.theme, title: "Nobody is marked",
            advice: "Space marks chipmakers on the board, x compares them."
        ).draw(in: area, into: &buffer)
        return Point(x: area.x, y: area.y)
    }
}
