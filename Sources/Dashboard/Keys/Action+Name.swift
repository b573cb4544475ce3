extension Action {
    /// The name by which a configuration remaps it, such as `move-up` or `show-board`: that of its case in kebab case.
    ///
    /// The table in the README shows all of them, so that a name does not change unseen.
    var name: String {
        if case .show(let view) = self { return "show-" + view.rawValue }
        // A case with a value reads `pane(3)` or `jump(Module.Place.top)`.
        let parts = String(describing: self).split { "() ,".contains($0) }.map { part in
            Action.kebab(part.split(separator: ".").last.map(String.init) ?? "")
        }
        return parts.joined(separator: "-")
    }

    private static func kebab(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase, !result.isEmpty { result.append("-") }
            result += character.lowercased()
        }
        return result
    }
}
