import Market
import RiskRules
import TextUI
import ThemeCatalog

/// What happened to flags lately, the newest first: also those that came unseen. Enter goes to the flag.
struct MessagesLayer: Layer {
    private var list = ChoiceList()

    /// How many are listed.
    private static let most = 500

    /// The changes that alerts are made of.
    static func changes(_ model: Model) -> [FlagChange] {
        let told = model.records.log.reversed().filter { change in
            switch change.kind {
            case .raised, .worse, .cleared, .woken: model.rules[change.key.origin]?.nature != .state
            case .eased, .acknowledged, .unacknowledged, .snoozed: false
            }
        }
        return Array(told.prefix(most))
    }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        let changes = Self.changes(model)
        if key == KeyStroke(.enter) { return open(list.selection, changes, &model) }
        if list.move(by: key, of: changes.count, model) { return .stays() }
        return .closes()
    }

    private func open(_ row: Int, _ changes: [FlagChange], _ model: inout Model) -> LayerAnswer {
        guard changes.indices.contains(row) else { return .closes() }
        return .closes(model.go(to: .flag(changes[row].key)))
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        guard case .choice(let index) = target else { return .closes() }
        return open(index, Self.changes(model), &model)
    }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        list.turn(by: step, of: Self.changes(model).count)
        return .stays()
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        let changes = Self.changes(model)
        let box = OverlayBox(theme: model.theme, title: "Messages", hint: "Enter open the flag · Esc close")
        let screen = Rect(model.size)
        guard !changes.isEmpty else {
            let inner = box.draw(width: 64, lines: 1, in: screen, into: &frame.buffer)
            let words = "No alerts yet. Flags that are raised or clear are listed here."
            frame.buffer.write(
                TextFitting.truncated(words, to: inner?.width ?? 0), x: inner?.x ?? 0, y: inner?.y ?? 0,
                style: box.style(model.theme.secondary), limit: inner?.width ?? 0)
            return nil
        }
        return box.drawList(
            width: min(110, screen.width - 6), count: changes.count, selection: list.selection, in: screen, into: &frame
        ) { index, _, row, buffer in draw(changes[index], box, model, in: row, into: &buffer) }
    }

    private func draw(
        _ change: FlagChange, _ box: OverlayBox, _ model: Model, in row: Rect, into buffer: inout Buffer
    ) {
        let theme = model.theme
        let zone = model.configuration.clock.exchange.zone
        let (date, time) = zone.local(change.at)
        let isOver = change.kind == .cleared
        let name = model.name(of: change.key.subject)
        let rest = max(0, row.width - 14 - 2 - 19)
        let words = (isOver ? "cleared: " : change.kind == .worse ? "worse: " : "") + change.message
        StyledLine([
            StyledLine.Run(
                TextFitting.fitted("\(date.shortText) \(time.shortText)", to: 14), box.style(theme.secondary)),
            StyledLine.Run(
                (isOver ? "○" : change.severity.mark) + " ",
                box.style(isOver ? theme.secondary : color(change.severity, theme))),
            StyledLine.Run(TextFitting.fitted(Wording.name(name, width: 18), to: 19), box.style(theme.text)),
            StyledLine.Run(TextFitting.truncated(words, to: rest), box.style(theme.secondary)),
        ]).draw(in: row, into: &buffer)
    }

    private func color(_ severity: RiskFlag.Severity, _ theme: Theme) -> Color {
        switch severity {
        case .high: theme.high
        case .warn: theme.warn
        case .info: theme.secondary
        }
    }
}
