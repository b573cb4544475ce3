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
            model.prepareView()
        }
        model.endMarks()
        model.endAlert()
        model.endFeedback()
        model.refreshIfDue()
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

extension Model {
    /// Marks that are over need no further tick.
    mutating func endMarks() {
        if let end = marksEnd, end <= now.wall { marksEnd = nil }
    }

    mutating func receive(_ new: Snapshot) {
        if isPaused {
            pending = new
            return
        }
        // What is wrong with the cache is told at once.
        if isTooEarly, new.condition.fault == snapshot.condition.fault {
            waiting = new
        } else {
            take(new)
        }
    }

    /// Puts a market on screen.
    mutating func take(_ new: Snapshot) {
        waiting = nil
        (formerRefresh, refreshedAt) = (refreshedAt, now.wall)
        let isFirst = snapshot.version == 0
        snapshot = new
        showFlags()
        if searchIndex.count != new.instruments.count || new.changed == nil {
            searchIndex = SearchIndex(new.instruments)
        }
        board.focus = min(board.focus, max(0, new.regions.count - 1))
        let hasMoves = new.changed.map { !$0.isEmpty } ?? false
        if marksChanges, !isFirst, hasMoves { marksEnd = now.wall.advanced(milliseconds: Model.markDuration) }
        reorder()
    }

    mutating func handle(_ event: InputEvent) -> [Effect] {
        switch event {
        case .resize(let size):
            self.size = size
            keepSelectionVisible()
            prepareView()
            // Whoever had the terminal meanwhile may have written notes.
            return [.redraw] + followed()
        case .mouse(let event): return point(event, at: nil)
        case .paste(let text):
            if find.isOpen { search(for: find.text + text) }
            if let find = listFind, find.isOpen { searchList(for: find.text + DisplayText.sanitized(text, limit: 60)) }
            command?.insert(text)
            prompt?.insert(text)
            paste(text)
            return []
        case .key(let key):
            feedback = nil
            if find.isOpen, let effects = type(key) { return effects }
            if listFind?.isOpen == true, let effects = typeListFind(key) { return effects }
            if command != nil { return typeCommand(key) }
            if prompt != nil { return typeFilter(key) }
            if overlay != nil, let effects = handleOverlay(key) { return effects }
            guard let action = keys.action(for: key, in: view) else { return takeDigit(key) }
            return perform(action, times: takeCount())
        }
    }

    mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .moveUp, .moveDown, .moveLeft, .moveRight, .pageUp, .pageDown, .firstRow, .lastRow, .nextPane,
            .previousPane:
            move(action)
        case .show(let view): return travel(orSay: "this is \(view.title) already") { $0.go([Place(view)]) }
        case .deeper, .back, .lastPlace, .placeBack, .placeForward, .nextChipmaker, .previousChipmaker, .open, .tab,
            .nextTab, .previousTab:
            return performTravel(action)
        case .objects: choose { $0.rotationObjects = $0.rotationObjects.following }
        case .benchmark: choose { $0.rotationBenchmark = $0.rotationBenchmark.following }
        case .weight: choose { $0.heatmapWeight = $0.heatmapWeight.following }
        case .clock: choose { $0.sessionsClock = $0.sessionsClock.following }
        case .group, .showAll, .thesisOrder, .acknowledge, .snooze, .explain, .watch, .endWatch:
            return performRisk(action)
        case .list(let key): return performList(key)
        case .star: return star()
        case .find:
            guard view == .board else { return openListFind() }
            openFind()
        case .findNext, .findPrevious:
            if view != .board, listFind != nil {
                goToListMatch(by: action == .findNext ? 1 : -1)
                if listFind?.matches.isEmpty ?? true { say("nothing here matches") }
                return []
            }
            guard view == .board, find.found != nil else {
                return refuse("nothing is searched for · \(keys.keyText(of: .find)) searches")
            }
            goToMatch(by: action == .findNext ? 1 : -1)
        case .sort, .sortBack, .invertSort, .period, .currency: changeShown(action)
        case .command: command = CommandLine(history: commandHistory)
        case .filter: prompt = FilterPrompt(text: board.filter?.text ?? "")
        case .mark:
            guard selectedSymbol != nil else { return refuse("no chipmaker is under the cursor") }
            mark()
        case .chart(let key): performChart(key)
        case .mouse:
            isMouseOn.toggle()
            say(isMouseOn ? "the mouse is on · Shift selects text as before" : "the mouse is off")
            return [.mouse(isMouseOn)]
        case .origin:
            guard let symbol = selectedSymbol else { return refuse("no chipmaker is under the cursor") }
            overlay = .origin(symbol, scroll: 0)
        case .compare: return compare()
        case .note: return editNote()
        case .pause: togglePause()
        case .marks: toggleMarks()
        case .theme: openThemes()
        case .help: overlay = .help(scroll: 0)
        case .menu: overlay = .menu(0)
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        }
        return []
    }

    /// Moves the selection: of the board, or of the view that is shown.
    private mutating func move(_ action: Action) {
        guard view == .board else {
            if viewBody?.rowCount == 0 { say("there is nothing to select here") }
            if let move = CursorMove(action) { moveCursor(move) }
            return
        }
        switch action {
        case .moveUp: moveSelection(by: -1)
        case .moveDown: moveSelection(by: 1)
        case .pageUp: moveSelection(byPages: -1)
        case .pageDown: moveSelection(byPages: 1)
        case .firstRow: select(index: 0)
        case .lastRow: select(index: .max)
        case .moveLeft: moveFocus(.left)
        case .moveRight: moveFocus(.right)
        case .nextPane: cycleFocus(by: 1)
        case .previousPane: cycleFocus(by: -1)
        default: break
        }
    }

    private mutating func changeShown(_ action: Action) {
        switch action {
        case .sort: stepSort(by: 1)
        case .sortBack: stepSort(by: -1)
        case .invertSort: board.isInverted.toggle()
        case .period: board.period = followingPeriod
        case .currency: board.currency = board.currency.other
        default: return
        }
        say(shownWords(action))
        reorder()
    }

    /// What the board shows now, for those whose header has no room for it.
    private func shownWords(_ action: Action) -> String {
        switch action {
        case .period: "period: \(board.period.label)"
        case .currency: board.currency == .usd ? "returns in US dollars" : "returns in local currencies"
        default: "sorted by \(board.sort.label)" + (board.isInverted ? ", reversed" : "")
        }
    }

    private mutating func stepSort(by step: Int) {
        board.sort = board.sort.stepped(by: step, among: shownColumns, period: board.period)
    }

    private mutating func togglePause() {
        isPaused.toggle()
        if !isPaused, let waiting = pending {
            pending = nil
            receive(waiting)
        }
    }

    private mutating func toggleMarks() {
        marksChanges.toggle()
        say(marksChanges ? "changed prices are marked" : "changed prices are not marked")
        marksEnd = nil
    }

    /// Sorts the rows anew and keeps the selected ones on screen.
    mutating func reorder() {
        board.order = [:]
        let filter = board.filter
        let data = filter.map { _ in ruleData }
        for region in snapshot.regions {
            var rows = RowOrder.rows(of: region.members, board: board, snapshot: snapshot, flagged: flags.flagged)
            if let found = find.found { rows = (rows ?? region.members).filter { found[$0] != nil } }
            if let filter, let data {
                let passing = filter.instruments(among: rows ?? region.members, in: data)
                rows = (rows ?? region.members).filter(passing.contains)
            }
            board.order[region.region] = rows
        }
        keepSelectionVisible()
        prepareView()
    }
}

extension CursorMove {
    /// The move that an action asks for; nil for all others.
    init?(_ action: Action) {
        switch action {
        case .moveUp: self = .up
        case .moveDown: self = .down
        case .moveLeft: self = .left
        case .moveRight: self = .right
        case .pageUp: self = .pageUp
        case .pageDown: self = .pageDown
        case .firstRow: self = .first
        case .lastRow: self = .last
        case .nextPane: self = .nextPane
        case .previousPane: self = .previousPane
        default: return nil
        }
    }
}
