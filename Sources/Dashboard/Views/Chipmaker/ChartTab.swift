import Market
import TextUI
import ThemeCatalog

/// Prices over time.
struct ChartTab: ChipmakerTabBody {
    let model: Model
    let data: ChipmakerData

    func draw(in area: Rect, into buffer: inout Buffer) -> Point? {
        nil
    }
}
