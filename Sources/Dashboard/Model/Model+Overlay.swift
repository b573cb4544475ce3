import Market
import RiskRules
import TextUI

extension Model {
    /// A key while something lies over the view; nil for those that do what they always do.
    mutating func handleOverlay(_ key: KeyStroke) -> [Effect]? {
        let action = keys.action(for: key, in: view)
        let isTyping =
            switch overlay {
            case .watch, .list: true
            default: false
            }
        if !isTyping || key.modifiers.contains(.control) {
            switch action {
            case .quit where key.modifiers.contains(.control), .suspend, .redraw: return nil
            default: break
            }
        }
        switch overlay {
        case .help(let scroll):
            let last = keys.bindings(in: view).count
            overlay = Model.scrolled(scroll, action, last: last).map { .help(scroll: $0) }
        case .explanation(let explained, let scroll):
            let last = ExplanationOverlay(model: self, explained: explained, scroll: scroll).lineCount
            overlay = Model.scrolled(scroll, action, last: last).map { .explanation(explained, scroll: $0) }
        case .origin(let symbol, let scroll):
            let last = OriginOverlay(model: self, symbol: symbol, scroll: scroll).lineCount
            overlay = Model.scrolled(scroll, action, last: last).map { .origin(symbol, scroll: $0) }
        case .snooze(let flag, _): return chooseSnooze(key, flag)
        case .watch(let form): return type(key, into: form)
        case .list(let form): return type(key, into: form)
        case .themes(let chooser): choose(chooser, key)
        case nil: return nil
        }
        return []
    }

    /// Where a text is scrolled to; nil for every key that closes it.
    private static func scrolled(_ scroll: Int, _ action: Action?, last: Int) -> Int? {
        switch action {
        case .moveDown, .pageDown: min(scroll + 1, max(0, last - 1))
        case .moveUp, .pageUp: max(0, scroll - 1)
        default: nil
        }
    }

    /// The exchange by whose sessions a flag is snoozed.
    func exchange(of flag: FlagKey) -> Exchange? {
        switch flag.subject {
        case .instrument(let symbol): snapshot[symbol]?.instrument.exchange
        case .region(let region): region.leadingExchange
        case .pair(_, let home): snapshot[home]?.instrument.exchange
        case .gauge, .feed: nil
        }
    }

    private mutating func chooseSnooze(_ key: KeyStroke, _ flag: FlagKey) -> [Effect] {
        overlay = nil
        guard case .character(let character) = key.key,
            let choice = SnoozeChoice.allCases.first(where: { $0.key == character }),
            let event = choice.event(from: displayedMoment, exchange(of: flag).flatMap { snapshot.calendars[$0] })
        else { return [] }
        return [.risk(.flags([flag], event))]
    }

    private mutating func type(_ key: KeyStroke, into form: WatchForm) -> [Effect] {
        var form = form
        switch form.take(key) {
        case .left: overlay = nil
        case .typed: overlay = .watch(form)
        case .entered:
            guard let item = form.item() else {
                overlay = .watch(form)
                break
            }
            overlay = nil
            return [.risk(.save(item))]
        }
        return []
    }

    /// Puts a pasted text where one is writing.
    mutating func paste(_ text: String) {
        switch overlay {
        case .watch(var form):
            form.type(text)
            overlay = .watch(form)
        case .list(var form):
            form.type(text)
            overlay = .list(form)
        default: break
        }
    }
}
