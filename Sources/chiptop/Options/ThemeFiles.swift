import Foundation
import Market
import PersonalFiles
import ThemeCatalog

/// The user's own themes, in the folder `themes` of the configuration, beside those that ship: base16 schemes as
/// `NAME.yaml` and btop's as `NAME.theme`.
struct ThemeFiles: Sendable {
    let folder: String

    init(_ configuration: ConfigurationFolder) {
        folder = configuration.path + "/themes"
    }

    /// The scheme of a name, one's own before those that ship, or in the file at a path.
    func scheme(_ wanted: String) throws -> Scheme {
        if wanted.contains("/") { return try ThemeFiles.read(wanted) }
        let own = paths.first { path in
            ThemeFiles.name(of: path) == wanted || (path as NSString).lastPathComponent == wanted
        }
        if let own { return try ThemeFiles.read(own) }
        guard ThemeCatalog.names.contains(wanted) else {
            throw ConfigurationError.noTheme(DisplayText.sanitized(wanted), folder: DisplayText.sanitized(folder))
        }
        return try ThemeCatalog.scheme(named: wanted)
    }

    /// Every scheme there is, one's own last, and why some files cannot be used.
    func all() -> (schemes: [Scheme], problems: [String]) {
        var (own, problems): ([Scheme], [String]) = ([], [])
        for path in paths {
            do {
                own.append(try ThemeFiles.read(path))
            } catch {
                problems.append("\(error)")
            }
        }
        let names = Set(own.map(\.id))
        let shipped = ThemeCatalog.names.filter { !names.contains($0) }.compactMap {
            try? ThemeCatalog.scheme(named: $0)
        }
        return (shipped + own, problems)
    }

    private var paths: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { ["yaml", "yml", "theme"].contains(($0 as NSString).pathExtension) }.sorted()
            .map { folder + "/" + $0 }
    }

    private static func name(of path: String) -> String {
        ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    }

    private static func read(_ path: String) throws(ConfigurationError) -> Scheme {
        let shown = DisplayText.sanitized(path)
        let text = try SmallTextFile.read(path)
        do {
            return try scheme(text, path: path, shown: shown)
        } catch {
            throw .malformed(shown, reason: DisplayText.sanitized("\(error)"))
        }
    }

    private static func scheme(_ text: String, path: String, shown: String) throws(ThemeError) -> Scheme {
        let id = DisplayText.sanitized(name(of: path))
        if (path as NSString).pathExtension == "theme" { return try Scheme(btop: text, id: id, path: shown) }
        return try Scheme(yaml: text, id: id, path: shown)
    }
}
