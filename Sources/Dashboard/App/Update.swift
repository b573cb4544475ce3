import Market
import RiskRules
import TextUI

/// Takes one message into the model and says what else is to be done. No clock, no input, no output.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
    var configuration = model.configuration
    if case .configuration(let edit, _) = message { configuration = edit.configuration ?? configuration }
    return configuration.bound(isASCII: model.isASCII) {
        let effects = take(message, &model)
        model.noteShown()
        return effects
    }
}

private func take(_ message: Message, _ model: inout Model) -> [Effect] {
    let minute = model.now.minute
    model.now = message.moment
    // A snapshot and an edit of the configuration show everything again anyway.
    if model.now.minute != minute, !message.showsEverything { model.minuteChanged() }
    switch message {
    case .tick: model.endWhatIsOver()
    case .detail(let detail, _): model.receive(detail)
    case .records(let records, _): model.receive(records)
    case .past(let past, _): model.receive(past)
    case .note(let symbol, let note, _): model.notes[symbol] = note
    case .watchlists(let lists, _): model.receive(lists)
    case .snapshot(let snapshot, _): model.receive(snapshot)
    case .alert(let alert, _): return model.receive(alert)
    case .configuration(let edit, _): return model.receive(edit)
    case .input(let event, _):
        model.endMarks()
        return model.handle(event)
    case .pointer(let event, let target, _):
        model.endMarks()
        return model.point(event, at: target)
    }
    return []
}

extension Moment {
    /// The market's minute: what the ages on screen are counted in.
    fileprivate var minute: Int64 { market.milliseconds / 60_000 }
}

extension Message {
    /// When it came.
    fileprivate var moment: Moment {
        switch self {
        case .input(_, let now), .pointer(_, _, let now), .snapshot(_, let now), .detail(_, let now),
            .records(_, let now), .past(_, let now), .configuration(_, let now), .note(_, _, let now),
            .watchlists(_, let now),
            .alert(_, let now), .tick(let now):
            now
        }
    }

    fileprivate var showsEverything: Bool {
        switch self {
        case .snapshot, .configuration: true
        case .input, .pointer, .detail, .records, .past, .note, .watchlists, .alert, .tick: false
        }
    }
}
