import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The risk view's first line: how bad it is over all and in each region.
struct RiskSummary {
    let model: Model
    let rollUp: RiskRollUp

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let (line, _) = rect.splitTop(1)
        var overall = StyledLine([StyledLine.Run("Market ", theme.dim), level])
        if let stress = model.snapshot.stress {
            let day = NumberText.percent(stress.move, decimals: 1)
            overall.append("  \(day) on average, wider than on \(Int(stress.percentile * 100))% of days", theme.dim)
        }
        if model.flags.snoozed > 0 { overall.append("  \(model.flags.snoozed) snoozed", theme.dim) }
        let end = overall.draw(in: line, into: &buffer)
        let room = Rect(x: end + 3, y: line.y, width: line.maxX - end - 3, height: 1)
        let long = regions(isShort: false)
        let isRoomy = StyledLine.joined(long, gap: 3, fitting: .max, style: theme.plain).width <= room.width
        StyledLine.joined(isRoomy ? long : regions(isShort: true), gap: 2, fitting: room.width, style: theme.plain)
            .drawTrailing(in: room, into: &buffer)
    }

    private var level: StyledLine.Run {
        guard let stress = model.snapshot.stress else { return StyledLine.Run("– unknown", theme.dim) }
        let (glyph, style): (String, Style) =
            switch stress.level {
            case .calm: ("○", theme.plain)
            case .elevated: ("◐", theme.style(theme.warn))
            case .high: ("●", theme.style(theme.high).bold)
            case .extreme: ("●●", theme.style(theme.high).bold)
            }
        return StyledLine.Run(glyph + " " + stress.level.name, style)
    }

    private func regions(isShort: Bool) -> [StyledLine] {
        model.snapshot.regions.map(\.region).map { region in
            var line = StyledLine([StyledLine.Run((isShort ? region.code : region.shownName) + " ", theme.dim)])
            let counts = rollUp.regions[region] ?? FlagCounts([])
            line.runs += counts.shortLine(theme).runs
            return line
        }
    }
}
