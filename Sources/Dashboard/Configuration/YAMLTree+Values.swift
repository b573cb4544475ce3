import ConfigText

extension YAMLTree {
    func columns() throws(TextProblem) -> [RowColumn] {
        let columns = try choices(of: RowColumn.self, for: "columns")
        guard columns.contains(where: { [.name, .native, .symbol].contains($0) }) else {
            throw problem("`columns` needs `name`, `native` or `symbol`: nobody could tell whose row it is")
        }
        return columns
    }

    func layout(_ problems: inout [TextProblem]) throws(TextProblem) -> [SizeClass: BoardShape] {
        var layout: [SizeClass: BoardShape] = [:]
        for (key, name, value) in try pairs("sizes, such as `narrow: {columns: [name, price]}`") {
            do throws(TextProblem) {
                guard let size = SizeClass(rawValue: name) else {
                    throw key.unknown(name, "not a size", among: SizeClass.allCases.map(\.rawValue))
                }
                layout[size] = try value.shape()
            } catch {
                problems.append(error)
            }
        }
        return layout
    }

    private func shape() throws(TextProblem) -> BoardShape {
        var shape = BoardShape()
        for (key, name, value) in try pairs("`columns` or `panes`") {
            switch name {
            case "columns": shape.columns = try value.columns()
            case "panes": shape.panes = try value.choices(of: BoardPane.self, for: "panes")
            default: throw key.unknown(name, "nothing that a size has", among: ["columns", "panes"])
            }
        }
        return shape
    }
}
