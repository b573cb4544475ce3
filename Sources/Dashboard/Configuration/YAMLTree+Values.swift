import ConfigText
import Watchlists

extension YAMLTree {
    func columns(for key: String) throws(TextProblem) -> [Column] {
        let columns = try choices(of: Column.self, for: key)
        if let column = columns.first(where: \.isOfLists) {
            throw problem("`\(column.rawValue)` is available in watchlists only")
        }
        guard columns.contains(where: \.names) else {
            throw problem("`\(key)` needs `name`, `native` or `symbol` to identify rows")
        }
        return columns
    }

    func layout(_ log: inout ProblemLog) throws(TextProblem) -> [SizeClass: BoardShape] {
        var layout: [SizeClass: BoardShape] = [:]
        for (key, name, value) in try pairs("sizes, such as `narrow: {columns: [name, price]}`") {
            log.attempt { log throws(TextProblem) in
                guard let size = SizeClass(rawValue: name) else {
                    throw key.unknown(name, "a size", among: SizeClass.allCases.map(\.rawValue))
                }
                let shape = try value.shape(&log)
                if shape != BoardShape() { layout[size] = shape }
            }
        }
        return layout
    }

    private func shape(_ log: inout ProblemLog) throws(TextProblem) -> BoardShape {
        let fields = try fields(ShapeKey.self, of: "a size", example: "panes: [flags]", &log)
        return BoardShape(
            columns: try fields[.columns]?.columns(for: ShapeKey.columns.rawValue),
            panes: try fields[.panes]?.choices(of: BoardPane.self, for: ShapeKey.panes.rawValue))
    }
}

/// What differs in windows of a size.
private enum ShapeKey: String, FileKey {
    case columns, panes
}
