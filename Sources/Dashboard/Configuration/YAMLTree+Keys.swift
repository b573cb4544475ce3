import ConfigText
import TextUI

extension YAMLTree {
    /// The keys that the user wants; what cannot be is left as the preset has it, with a problem each.
    func keyChoices(_ log: inout ProblemLog) throws(TextProblem) -> KeyChoices {
        var choices = KeyChoices()
        var places: [(name: String, place: YAMLTree)] = []
        let names = KeyMap.dashboard.names
        for (key, name, value) in try pairs("commands and their keys, such as `quit: [Q, Ctrl-C]`") {
            log.attempt { log throws(TextProblem) in
                if name == "preset" {
                    choices.preset = try value.choice(of: KeyPreset.self, for: "preset")
                    return
                }
                let action = try key.key(
                    among: names + ["preset"], "a command", advice: "`chiptop keys` lists them", &log)
                choices.changes[action] = try value.keyStrokes()
                places.append((action, key))
            }
        }
        YAMLTree.settle(&choices, places, &log)
        return choices
    }

    private func keyStrokes() throws(TextProblem) -> [KeyStroke] {
        let elements: [YAMLTree]
        switch content {
        case .nothing: elements = []
        case .words: elements = [self]
        case .list(let list): elements = list
        case .mapping: throw problem("expected a key, a list of keys, or null")
        }
        var strokes: [KeyStroke] = []
        for element in elements {
            let text = try element.word(for: "a key", "as it is displayed, such as Ctrl-L")
            let stroke: KeyStroke
            do {
                stroke = try KeyStroke(text: text)
            } catch {
                throw element.problem(error.reason)
            }
            if !strokes.contains(stroke) { strokes.append(stroke) }
        }
        return strokes
    }

    /// Takes back what leaves no way to quit or gives one key two meanings in a view, the last such change first.
    private static func settle(
        _ choices: inout KeyChoices, _ places: [(name: String, place: YAMLTree)], _ log: inout ProblemLog
    ) {
        if choices.changes["quit"] == [], let place = places.first(where: { $0.name == "quit" })?.place {
            log.add(place.problem("`quit` needs at least one key"))
            choices.changes["quit"] = nil
        }
        while true {
            let conflicts = KeyMap(choices).conflicts
            let culprit = places.last { entry in
                choices.changes[entry.name] != nil
                    && conflicts.contains { $0.first == entry.name || $0.second == entry.name }
            }
            guard let culprit,
                let conflict = conflicts.first(where: { $0.first == culprit.name || $0.second == culprit.name })
            else { return }
            let other = conflict.first == culprit.name ? conflict.second : conflict.first
            log.add(
                culprit.place.problem(
                    "`\(conflict.key.displayText)` is assigned to both `\(culprit.name)` and `\(other)` in \(conflict.view.rawValue); give `\(other)` another key or null"
                ))
            choices.changes[culprit.name] = nil
        }
    }
}

extension KeyMap {
    /// The names of all commands, each once, in the order of the help.
    var names: [String] { commands.map(\.name) }
}
