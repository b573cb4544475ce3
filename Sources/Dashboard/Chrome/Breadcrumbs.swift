import Market
import TextUI
import ThemeCatalog
import Watchlists

/// The way to where one is: `Board › Taiwan › TSMC`.
struct Breadcrumbs {
    let model: Model

    private func style(_ color: Color) -> Style { Style(foreground: color, background: model.theme.bar) }

    var line: TargetLine {
        var line = TargetLine()
        let path = model.journey.path
        for (index, place) in path.enumerated() {
            let isLast = index == path.count - 1
            if index > 0 { line.append(" › ", style(model.theme.secondary)) }
            line.append(
                name(place), isLast ? style(model.theme.strong).bold : style(model.theme.secondary),
                target: isLast ? nil : .crumb(index + 1))
        }
        return line
    }

    private func name(_ place: Place) -> String { place.view.screen.title(of: place, in: model) }
}
