import TextUI
import ThemeCatalog

/// A line down through the item under the crosshair and one across at its close, behind everything else.
struct CrosshairDrawing {
    let chart: PreparedChart

    func draw(into buffer: inout Buffer) {
        guard chart.hasCrosshair, let index = chart.spoken else { return }
        let plot = chart.layout.plot
        let x = plot.x + chart.items[index].column
        let bottom = chart.layout.dates.isEmpty ? plot.maxY : chart.layout.dates.y
        for y in plot.y..<bottom { mark("│", x, y, into: &buffer) }
        let value = chart.selectedLine?.values[index] ?? chart.items[index].bar?.close
        guard let row = value.flatMap({ chart.scale.row(of: $0, height: plot.height) }) else { return }
        for column in plot.x..<plot.maxX { mark(column == x ? "┼" : "─", column, plot.y + row, into: &buffer) }
    }

    /// Only where nothing but the grid is.
    private func mark(_ glyph: Unicode.Scalar, _ x: Int, _ y: Int, into buffer: inout Buffer) {
        guard buffer.bounds.contains(Point(x: x, y: y)), CrosshairDrawing.free.contains(buffer[x, y].scalar) else {
            return
        }
        let background = buffer[x, y].style.background
        buffer.set(glyph, x: x, y: y, style: Style(foreground: chart.theme.secondary, background: background))
    }

    /// Blank, the grid, the guides, the crosshair's other line.
    private static let free: Set<UInt32> = [0x20, 0xB7, 0x254C, 0x2504, 0x2500, 0x2502]
}
