import ArgumentParser
import Foundation
import PersonalFiles
import TextUI
import ThemeCatalog

/// The themes there are.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "themes",
        "List the built-in themes and those in the configuration folder.",
        about: """
            Base16 schemes (NAME.yaml, as tinted-theming has them) and btop themes (NAME.theme) are read from \
            $XDG_CONFIG_HOME/chiptop/themes. The contrast is that of text and of dim text on the background.
            """,
        examples: ["chiptop themes"])

    func run() throws {
        let files = ThemeFiles(ConfigurationFolder(environment: ProcessInfo.processInfo.environment))
        let (schemes, problems) = files.all()
        let names = schemes.map { TextFitting.fitted($0.id, to: 22) }
        for (name, scheme) in zip(names, schemes) {
            let theme = Theme(scheme)
            let contrasts = [theme.text, theme.secondary].map { ThemesCommand.ratio($0, on: theme.background) }
            let origin = scheme.path ?? "shipped"
            print(
                "\(name) \(TextFitting.fitted(scheme.variant.rawValue, to: 6)) \(contrasts.joined(separator: " "))  \(origin)"
            )
        }
        for problem in problems { FileHandle.standardError.write(Data((problem + "\n").utf8)) }
    }

    /// Such as `11.2:1`; the terminal's own colours are unknown to the program.
    private static func ratio(_ color: Color, on background: Color) -> String {
        let text = color.contrast(with: background).map { "\((($0 * 10).rounded(.down)) / 10):1" } ?? "own"
        return TextFitting.fitted(text, to: 6, alignment: .trailing)
    }
}
