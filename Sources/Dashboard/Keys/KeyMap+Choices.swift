import TextUI

extension KeyMap {
    /// The keys of the dashboard with a person's changes.
    public init(_ choices: KeyChoices) {
        guard choices != KeyChoices() else {
            self = .dashboard
            return
        }
        let changes = choices.preset.changes.merging(choices.changes) { $1 }
        let bound = KeyMap.dashboard.bindings.map { binding in
            changes[binding.name].map { binding.with(keys: $0) } ?? binding
        }
        self.init(bound)
    }

    /// The first key of an action as people read it; empty where it has none.
    func keyText(of action: Action) -> String {
        bindings.first { $0.action == action }?.keys.first?.displayText ?? ""
    }

    /// A key that does two things in one view.
    struct Conflict: Hashable {
        let key: KeyStroke
        let view: View
        let first: String
        let second: String
    }

    /// Every key that does two things in a view, each pair of actions once.
    var conflicts: [Conflict] {
        var found: [Conflict] = []
        for view in View.allCases {
            var owners: [KeyStroke: String] = [:]
            for binding in bindings(in: view) {
                for key in binding.keys {
                    guard let owner = owners[key], owner != binding.name else {
                        owners[key] = binding.name
                        continue
                    }
                    let isKnown = found.contains { $0.key == key && $0.first == owner && $0.second == binding.name }
                    if !isKnown { found.append(Conflict(key: key, view: view, first: owner, second: binding.name)) }
                }
            }
        }
        return found
    }
}
