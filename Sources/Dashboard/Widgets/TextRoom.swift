import TextUI

extension Buffer {
    /// A cell with the free cells at its right, up to a gap before what stands beside it in its row: what a text may take
    /// that is too long for its column.
    ///
    /// - Parameter row: the row of the table, whose other cells are drawn already.
    func withFreeCells(_ cell: Rect, in row: Rect, gap: Int) -> Rect {
        let end = min(row.maxX, size.width)
        guard cell.height > 0, cell.y >= 0, cell.y < size.height, cell.x >= 0, cell.maxX < end else { return cell }
        let next = (cell.maxX..<end).first { self[$0, cell.y].scalar != Cell.blank.scalar }
        let room = (next.map { $0 - gap } ?? end) - cell.x
        return Rect(x: cell.x, y: cell.y, width: max(cell.width, room), height: 1)
    }

    /// The same with the free cells at its left, down to a gap behind the text before it.
    func withFreeCells(before cell: Rect, in row: Rect, gap: Int) -> Rect {
        guard cell.height > 0, cell.y >= 0, cell.y < size.height, cell.x > row.x, cell.x <= size.width else {
            return cell
        }
        let last = (row.x..<cell.x).last { self[$0, cell.y].scalar != Cell.blank.scalar }
        let start = min(cell.x, last.map { $0 + 1 + gap } ?? row.x)
        return Rect(x: start, y: cell.y, width: cell.maxX - start, height: 1)
    }
}
