import Market
import TextUI
import Watchlists

extension Model {
    /// Reads what is typed behind the colon.
    var commandReader: CommandReader {
        CommandReader(
            snapshot: snapshot, index: searchIndex, lists: watchlists.map { ("list " + $0.list.name, $0.id) })
    }

    /// What the line could become.
    var commandCandidates: [CommandReader.Candidate] {
        guard let command, !command.text.isEmpty else { return [] }
        return commandReader.candidates(command.text, limit: Model.mostCandidates)
    }

    /// How many candidates are offered.
    static let mostCandidates = 8

    /// A key while the command line is open.
    mutating func typeCommand(_ key: KeyStroke) -> [Effect] {
        switch key.key {
        case .enter: return runCommand()
        case .escape: command = nil
        case .character("c") where key.modifiers == .control: command = nil
        case .character("u") where key.modifiers == .control: command?.clear()
        case .backspace: if command?.text.isEmpty == true { command = nil } else { command?.deleteBackward() }
        case .tab: chooseCandidate(by: 1)
        case .backTab: chooseCandidate(by: -1)
        case .up: command?.recall(by: -1)
        case .down: command?.recall(by: 1)
        case .character(let character) where key.modifiers.isEmpty: command?.insert(String(character))
        default: break
        }
        return []
    }

    private mutating func chooseCandidate(by step: Int) {
        let count = commandCandidates.count
        command?.choose(by: step, of: count)
    }

    /// The line as it would be entered: what was typed, or the candidate that was chosen.
    private var enteredLine: String {
        guard let command else { return "" }
        let candidates = commandCandidates
        guard let selection = command.selection, candidates.indices.contains(selection) else { return command.text }
        return candidates[selection].text
    }

    private mutating func runCommand() -> [Effect] {
        let line = enteredLine
        guard !line.allSatisfy(\.isWhitespace) else {
            command = nil
            return []
        }
        let reader = commandReader
        guard let wanted = reader.command(line) else {
            command?.problem = reader.problem(line)
            return []
        }
        if commandHistory.last != line { commandHistory.append(line) }
        commandHistory = commandHistory.suffix(CommandLine.longestHistory)
        command = nil
        return perform(wanted)
    }

    private mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .view(let view): return travel { $0.go([Place(view)]) }
        case .region(let region):
            guard snapshot.regions.contains(where: { $0.region == region }) else { return [] }
            return travel { $0.go([Place(.board), Place(region)]) }
        case .list(let id):
            choices.list = id
            return travel { $0.go([Place(list: id)]) }
        case .chipmaker(let symbol, let tab, let period):
            if let period { setPeriod(period) }
            guard let symbol = symbol ?? selectedSymbol else { return [] }
            let way = path(to: symbol, tab)
            return travel { $0.go(way) }
        case .period(let period): setPeriod(period)
        case .currency(let currency):
            board.currency = currency
            reorder()
        case .quit: return [.quit]
        case .help: overlay = .help(scroll: 0)
        }
        return []
    }

    private mutating func setPeriod(_ period: Period) {
        board.period = period
        reorder()
    }

    /// From the board over its region to a chipmaker.
    private func path(to symbol: Symbol, _ tab: ChipmakerTab) -> [Place] {
        let region = snapshot.regions.first { $0.members.contains(symbol) }?.region
        return [Place(.board)] + [region.map { Place($0) }].compactMap(\.self) + [Place(symbol, tab: tab)]
    }
}
