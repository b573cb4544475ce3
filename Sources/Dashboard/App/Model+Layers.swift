import Market
import RiskRules
import TextUI
public import ThemeCatalog

/// What is typed, pasted and pointed at: it goes to the layer on top, and from there to what lies below.
extension Model {
    /// Rows that one notch of the wheel goes on.
    static let notch = 3

    mutating func handle(_ event: InputEvent) -> [Effect] {
        switch event {
        case .resize(let size):
            self.size = size
            prepareScreen()
            sense(.attached)
            // A program that had the terminal meanwhile may have written notes.
            return [.redraw] + view.screen.needs(self)
        case .focus(let isFocused):
            sense(.focused(isFocused))
            return []
        case .mouse(let event): return point(event, at: nil)
        case .paste(let text):
            sense(.typed)
            guard var layer = layers.popLast() else { return [] }
            layer.paste(text, &self)
            layers.append(layer)
            return []
        case .key(let key):
            feedback = nil
            sense(.typed)
            return handle(key)
        }
    }

    private mutating func handle(_ key: KeyStroke) -> [Effect] {
        let command = keys.command(for: key, in: view)
        guard !layers.isEmpty, !(key.modifiers.contains(.control) && isOfScreen(command?.id)) else {
            return perform(command, for: key)
        }
        // Ctrl-C leaves what lies over the screen, and the program only where nothing does.
        let key = command?.id == "quit" && key.modifiers.contains(.control) ? KeyStroke(.escape) : key
        return ask { $0.take(key, &$1) } ?? perform(command, for: key)
    }

    /// Whether a command is about the screen itself, whatever lies over what it shows.
    private func isOfScreen(_ command: CommandID?) -> Bool { command == "suspend" || command == "redraw" }

    /// Hands an event to the top layer; nil where it passes it on.
    private mutating func ask(_ event: (inout any Layer, inout Model) -> LayerAnswer) -> [Effect]? {
        guard var layer = layers.popLast() else { return nil }
        let answer = event(&layer, &self)
        switch answer {
        case .stays(let effects):
            layers.append(layer)
            return effects
        case .closes(let effects): return effects
        case .performs(let command): return perform(command)
        case .passes:
            layers.append(layer)
            return nil
        }
    }

    /// Lays something over the screen.
    mutating func push(_ layer: any Layer) -> [Effect] {
        layers.append(layer)
        return []
    }

    // MARK: Commands

    private mutating func perform(_ command: Command?, for key: KeyStroke) -> [Effect] {
        guard let command else { return takeDigit(key) }
        let times = count
        count = nil
        guard let times else { return perform(command) }
        switch CursorMove(command.id) {
        case .first, .last:
            view.screen.select(row: times - 1, &self)
            return []
        case .up, .down, .left, .right, .pageUp, .pageDown, .nextPane, .previousPane, nil:
            let repeats = command.isRepeatable ? times : 1
            return (0..<repeats).reduce(into: []) { effects, _ in effects = perform(command) }
        }
    }

    /// Does what a command says, or says why it cannot be done now.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command.availability(self) {
        case .available: command.run(&self)
        case .unavailable(let reason): refuse(reason)
        }
    }

    /// Does what a command of the screen is called.
    mutating func perform(_ id: CommandID) -> [Effect] {
        keys.command(id, in: view).map { perform($0) } ?? []
    }

    /// An upper limit for typed counts.
    private static let largestCount = 9999

    /// Takes a digit that does nothing else in the view as a part of a count, as in vi: `5j` goes five rows down, `12G`
    /// to the twelfth. Every other key ends it.
    private mutating func takeDigit(_ key: KeyStroke) -> [Effect] {
        guard case .character(let character) = key.key, key.modifiers.isEmpty, character.isASCII,
            let digit = character.wholeNumberValue, count != nil || digit > 0
        else {
            count = nil
            return refuse("\(key.displayText) is not bound here · \(keys.keyText(of: "help")) lists the keys")
        }
        count = min(Model.largestCount, (count ?? 0) * 10 + digit)
        return []
    }

    // MARK: Feedback

    /// Says something about the key that was just pressed.
    mutating func say(_ text: String) {
        feedback = Feedback(text: text, until: now.wall.advanced(milliseconds: Feedback.duration))
    }

    /// Says why a key does nothing now.
    mutating func refuse(_ reason: String) -> [Effect] {
        say(reason)
        return []
    }

    // MARK: The mouse

    /// What a press or the wheel does on what is there: rows are selected, a second press goes deeper, headings
    /// sort, and what the key bar and the header name is done.
    mutating func point(_ event: MouseEvent, at target: Target?) -> [Effect] {
        sense(.typed)
        guard isMouseOn else { return [] }
        switch event.kind {
        case .wheelUp: return turn(by: -1, over: target)
        case .wheelDown: return turn(by: 1, over: target)
        case .press: return ask { $0.press(target, &$1) } ?? target.map { press($0) } ?? []
        }
    }

    private mutating func turn(by step: Int, over target: Target?) -> [Effect] {
        if let effects = ask({ $0.turn(by: step, &$1) }) { return effects }
        view.screen.turn(by: step, over: target, &self)
        return []
    }

    private mutating func press(_ target: Target) -> [Effect] {
        view.screen.press(target, &self) ?? go(to: target)
    }

    /// Does what something on screen stands for, wherever it stands.
    mutating func go(to target: Target) -> [Effect] {
        switch target {
        case .heading(let heading):
            sort(by: heading.order)
            return []
        case .command(let id): return perform(id)
        case .crumb(let count): return travel { $0.climb(to: count) }
        case .region(let region): return travel { $0.go([Place(.board), Place(region)]) }
        case .stock(let symbol): return open(symbol, .chart)
        case .flag(let key): return go(to: Place(.risk), selecting: key.rule + " " + key.subject.key)
        case .statement(let thesis, let id): return go(to: Place(.thesis), selecting: thesis + " " + id)
        case .list(let id): return travel { $0.go([Place(list: id)]) }
        case .row, .member, .pane, .choice: return []
        }
    }

    // MARK: Themes

    /// Whether a layer waits to be told which colours there are to choose from.
    public var awaitsSchemes: Bool { schemes == nil && layers.last?.awaitsSchemes == true }

    /// Says which schemes there are to choose from; none where there are no colours.
    public mutating func offer(_ new: [Scheme]) {
        schemes = new
        guard var layer = layers.popLast() else { return }
        layer.offer(new, &self)
        layers.append(layer)
    }
}
