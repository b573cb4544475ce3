import TextUI

extension KeyMap {
    /// The keys of the dashboard with the user's changes.
    public init(_ choices: KeyChoices) {
        guard choices != KeyChoices() else {
            self = .dashboard
            return
        }
        self.init(changes: choices.preset.changes.merging(choices.changes) { $1 })
    }

    /// A key that does two things in one view.
    struct Conflict: Hashable {
        let key: KeyStroke
        let view: View
        let first: String
        let second: String
    }

    /// Every key that does two things in a view, each pair of commands once.
    var conflicts: [Conflict] {
        var found: [Conflict] = []
        for view in View.allCases {
            var owners: [KeyStroke: String] = [:]
            for command in commands(in: view) {
                for key in command.keys {
                    guard let owner = owners[key], owner != command.name else {
                        owners[key] = command.name
                        continue
                    }
                    let isKnown = found.contains { $0.key == key && $0.first == owner && $0.second == command.name }
                    if !isKnown { found.append(Conflict(key: key, view: view, first: owner, second: command.name)) }
                }
            }
        }
        return found
    }
}
