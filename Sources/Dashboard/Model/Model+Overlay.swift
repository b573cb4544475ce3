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
            case .help, .menu, .snooze, .explanation, .origin, .themes, nil: false
            }
        if action == .suspend || action == .redraw, !isTyping || key.modifiers.contains(.control) { return nil }
        // Ctrl-C leaves what lies over the view, and the program only where nothing does.
        let key = action == .quit && key.modifiers.contains(.control) ? KeyStroke(.escape) : key
        switch overlay {
        case .help(let scroll):
            let text = HelpOverlay(theme: theme, view: view, keys: keys, scroll: scroll).text(on: size)
            overlay = text.scrolled(scroll, by: action).map { .help(scroll: $0) }
        case .explanation(let explained, let scroll):
            let text = ExplanationOverlay(model: self, explained: explained, scroll: scroll).text
            overlay = text.scrolled(scroll, by: action).map { .explanation(explained, scroll: $0) }
        case .origin(let symbol, let scroll):
            let text = OriginOverlay(model: self, symbol: symbol, scroll: scroll).text
            overlay = text.scrolled(scroll, by: action).map { .origin(symbol, scroll: $0) }
        case .menu(let selection): return chooseFromMenu(key, selection)
        case .snooze(let flag, _): return chooseSnooze(key, flag)
        case .watch(let form): return type(key, into: form)
        case .list(let form): return type(key, into: form)
        case .themes(let chooser): choose(chooser, key)
        case nil: return nil
        }
        return []
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
