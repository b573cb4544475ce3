import Market
import RiskRules
import TextUI

/// Takes one message into the model and says what else is to be done. No clock, no input, no output.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
    var configuration = model.configuration
    if case .configuration(let edit, _) = message { configuration = edit.configuration ?? configuration }
    return configuration.bound(isASCII: model.isASCII) { take(message, &model) }
}

private func take(_ message: Message, _ model: inout Model) -> [Effect] {
    switch message {
    case .tick(let now):
        let minute = model.now.market.milliseconds / 60_000
        model.now = now
        if now.market.milliseconds / 60_000 != minute {
            model.showFlags()
            model.measureAge()
            model.prepareScreen()
        }
        model.endWhatIsOver()
        return []
    case .detail(let detail, let now):
        model.now = now
        model.receive(detail)
        return []
    case .records(let records, let now):
        model.now = now
        model.receive(records)
        return []
    case .note(let symbol, let note, let now):
        model.now = now
        model.notes[symbol] = note
        return []
    case .watchlists(let lists, let now):
        model.now = now
        model.receive(lists)
        return []
    case .alert(let alert, let now):
        model.now = now
        return model.receive(alert)
    case .configuration(let edit, let now):
        model.now = now
        return model.receive(edit)
    case .snapshot(let snapshot, let now):
        model.now = now
        model.receive(snapshot)
        return []
    case .input(let event, let now):
        model.now = now
        model.endMarks()
        return model.handle(event)
    case .pointer(let event, let target, let now):
        model.now = now
        model.endMarks()
        return model.point(event, at: target)
    }
}
