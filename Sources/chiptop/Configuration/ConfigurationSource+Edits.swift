import ConfigText
import Dashboard
import PersonalFiles
import TextUI
import ThemeCatalog

extension ConfigurationSource {
    /// What the file comes to after an edit, for a terminal with these colours: one error, and the last good one stays.
    func edit(at depth: ColorDepth) -> ConfigurationEdit {
        guard let resolved = try? resolve() else {
            return ConfigurationEdit(configuration: nil, problem: "the flags are no longer valid")
        }
        guard resolved.problems.isEmpty else {
            return ConfigurationEdit(configuration: nil, problem: resolved.notice)
        }
        return edit(resolved, at: depth)
    }

    /// What a configuration comes to that was changed on screen.
    func edit(_ configuration: Configuration, at depth: ColorDepth) -> ConfigurationEdit {
        if let theme = configuration.theme {
            do {
                _ = try themes.scheme(theme)
            } catch {
                return ConfigurationEdit(configuration: nil, problem: "\(error)")
            }
        }
        var resolved = ResolvedConfiguration()
        resolved.configuration = configuration
        return edit(resolved, at: depth)
    }

    /// Keeps the value of a key in the file; the rest of the file stays as it is written.
    ///
    /// - Throws: `ConfigurationError` where the file cannot be read or written, and `SavingError` where the text would
    ///   not say what was chosen: then it is left alone.
    func save(_ key: ConfigurationKey, _ value: String) throws {
        let text = TopLevelEdit.setting(key.rawValue, to: value, in: try self.text() ?? "")
        let reading = reading(of: text, over: Configuration())
        let wanted = ConfigurationFile.read(key, value, source: key.rawValue, over: Configuration())
        guard let setting = ConfigurationSetting.of(key), reading.keys.contains(key),
            setting.text(of: reading.configuration) == setting.text(of: wanted.configuration)
        else { throw SavingError.notUnderstood }
        try folder.make()
        try AtomicTextFile.write(text, to: path)
    }

    private func edit(_ resolved: ResolvedConfiguration, at depth: ColorDepth) -> ConfigurationEdit {
        let appearance = Appearance(resolved, files: themes)
        return ConfigurationEdit(configuration: resolved.configuration, theme: try? appearance.theme(at: depth))
    }
}

/// Why a setting is not kept.
enum SavingError: Error, CustomStringConvertible {
    case notUnderstood

    /// One sentence without a stop.
    var description: String { "config.yaml has a layout that cannot be edited here; edit the file itself" }
}
