import TextUI

/// Where the lists stand: in five columns, in four or in two, with a place left for the summary.
struct MoversLayout: Hashable, Sendable {
    /// A rectangle for each list and one for the summary.
    let panels: [Rect]
    let columns: Int

    /// The lists that there is room for.
    let kinds: [MoverKind]

    init(_ area: Rect) {
        kinds = area.width >= 240 && area.height >= 40 ? MoverKind.all : MoverKind.basic
        let count = kinds.count + 1
        columns = kinds.count > MoverKind.basic.count ? 5 : area.width >= 140 ? 4 : 2
        let gap = area.width >= 110 ? 3 : 2
        let rowCount = (count + columns - 1) / columns
        let rows = area.rows(rowCount, gap: area.height >= rowCount * 8 ? 1 : 0)
        panels = Array(rows.flatMap { [columns] in $0.columns(columns, gap: gap) }.prefix(count))
    }

    /// Rows that every list can show: its title takes one.
    var rowCount: Int { max(0, (panels.map(\.height).min() ?? 0) - 1) }
}
