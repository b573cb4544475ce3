import Dashboard
import TextUI
import ThemeCatalog

extension ConfigurationSource {
    /// What the file comes to after an edit, for a terminal with these colours: one mistake, and the last good one stays.
    func edit(at depth: ColorDepth) -> ConfigurationEdit {
        guard let resolved = try? resolve() else {
            return ConfigurationEdit(configuration: nil, problem: "the flags are not understood any more")
        }
        guard resolved.problems.isEmpty else {
            return ConfigurationEdit(configuration: nil, problem: resolved.notice)
        }
        let appearance = Appearance(resolved, files: themes)
        return ConfigurationEdit(configuration: resolved.configuration, theme: try? appearance.theme(at: depth))
    }
}
