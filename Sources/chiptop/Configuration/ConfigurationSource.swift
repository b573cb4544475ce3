import ConfigText
import Dashboard
import Foundation
import Market
import PersonalFiles
import TextUI
import ThemeCatalog

/// Where the configuration comes from: the command line over the environment over the file over the defaults.
struct ConfigurationSource: Sendable {
    /// A value that the command line gives.
    struct Flag: Sendable {
        let key: ConfigurationKey
        let value: String
        /// The flag as it is written.
        let name: String
    }

    let folder: ConfigurationFolder
    let environment: [String: String]
    let flags: [Flag]

    var path: String { folder.path + "/" + ConfigurationFile.name }
    var themes: ThemeFiles { ThemeFiles(folder) }

    /// The file as it is now; nil if absent.
    func text() throws(ConfigurationError) -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try SmallTextFile.read(path)
    }

    /// What is in force. Whatever is wrong with the file or the environment, the rest of it counts.
    ///
    /// - Throws: `TextProblem` or `ConfigurationError` for a wrong flag.
    func resolve() throws -> ResolvedConfiguration {
        var resolved = ResolvedConfiguration()
        do {
            resolved.take(reading(of: try text() ?? "", over: resolved.configuration))
        } catch {
            resolved.problems = [TextProblem(SourceText("", file: DisplayText.sanitized(path)), 0..<0, "\(error)")]
        }
        try override(&resolved)
        return resolved
    }

    /// What a text of the file says, the theme that it names looked for.
    func reading(of text: String, over base: Configuration, file: String? = nil) -> ConfigurationReading {
        let file = DisplayText.sanitized(file ?? path)
        var reading = ConfigurationFile.read(text, file: file, over: base)
        guard let theme = reading.configuration.theme, reading.keys.contains(.theme) else { return reading }
        do {
            _ = try themes.scheme(theme)
        } catch {
            reading.refuseTheme("\(error)", keeping: base.theme)
        }
        return reading
    }

    /// Lays the environment and the flags over what the file says.
    private func override(_ resolved: inout ResolvedConfiguration) throws {
        if environment[ConfigurationKey.colors.variable] == nil, !(environment["NO_COLOR"] ?? "").isEmpty {
            resolved.configuration.colors = .none
            resolved.origins[.colors] = "environment NO_COLOR"
        }
        for key in ConfigurationKey.allCases {
            guard let value = environment[key.variable], !value.isEmpty else { continue }
            do {
                try take(key, value, key.variable, "environment " + key.variable, &resolved)
            } catch {
                // Whatever is wrong with what was set up some time ago, the dashboard starts.
                let reason = (error as? TextProblem)?.message ?? "\(error)"
                resolved.notices.append("\(key.variable) is ignored: \(reason)")
            }
        }
        for flag in flags { try take(flag.key, flag.value, flag.name, "flag " + flag.name, &resolved) }
    }

    private func take(
        _ key: ConfigurationKey, _ value: String, _ source: String, _ origin: String,
        _ resolved: inout ResolvedConfiguration
    ) throws {
        let reading = ConfigurationFile.read(key, value, source: source, over: resolved.configuration)
        if let problem = reading.problems.first { throw problem }
        if key == .theme, let theme = reading.configuration.theme { _ = try themes.scheme(theme) }
        resolved.configuration = reading.configuration
        resolved.origins[key] = origin
    }
}

/// What is in force, and what is wrong.
struct ResolvedConfiguration: Sendable {
    var configuration = Configuration()
    /// Where each value comes from that is not the default.
    var origins: [ConfigurationKey: String] = [:]
    /// The errors in the file.
    var problems: [TextProblem] = []
    /// What of the environment is not used.
    var notices: [String] = []

    mutating func take(_ reading: ConfigurationReading) {
        configuration = reading.configuration
        problems = reading.problems
        for key in reading.keys { origins[key] = "file" }
    }

    /// The first error in one line, such as `config.yaml:3:8: …`; nil if absent.
    var notice: String? {
        guard let first = problems.first else { return nil }
        let name = first.file.split(separator: "/").last.map(String.init) ?? first.file
        let more = problems.count > 1 ? " (and \(problems.count - 1) more: chiptop config check)" : ""
        return "\(name):\(first.line):\(first.column): \(first.message)\(more)"
    }
}
