import Market
import RiskRules
import TextUI

/// Asks for how long the flags of a line are to be silent.
struct SnoozeLayer: Layer {
    /// The flags, the worst first.
    let flags: [FlagKey]
    /// What the flag's subject is called.
    let name: String

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        guard case .character(let character) = key.key,
            let choice = SnoozeChoice.allCases.first(where: { $0.key == character }),
            let event = choice.event(
                from: model.displayedMoment, exchange(model).flatMap { model.snapshot.calendars[$0] })
        else { return .closes() }
        let ending = choice.end(from: model.displayedMoment, exchange(model).flatMap { model.snapshot.calendars[$0] })
        let words = ending.map { "Snoozed until \(Wording.moment($0, exchange(model))): " } ?? "Unsnoozed: "
        return .closes(model.order(.flags(flags, event), saying: words + name))
    }

    /// The exchange by whose sessions the flag is snoozed.
    private func exchange(_ model: Model) -> Exchange? {
        switch flags.first?.subject {
        case .instrument(let symbol): model.snapshot[symbol]?.instrument.exchange
        case .region(let region): region.leadingExchange
        case .pair(_, let home): model.snapshot[home]?.instrument.exchange
        case .basket, .feed, nil: nil
        }
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        let exchange = exchange(model)
        SnoozeOverlay(
            model: model, name: name, calendar: exchange.flatMap { model.snapshot.calendars[$0] }, exchange: exchange
        ).draw(in: Rect(model.size), into: &frame.buffer)
        return nil
    }
}
