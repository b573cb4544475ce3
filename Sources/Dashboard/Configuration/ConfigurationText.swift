/// The texts that are made of the table of settings.
public enum ConfigurationText {
    /// A file in which every key stands with its default, commented and explained.
    public static var initial: String {
        let head = [
            "# chiptop's configuration: remove the # before a key to change it.",
            "# Edits apply at once; `chiptop config check` reports errors, `chiptop config show` lists the values in effect.",
            "# Command-line options override the environment (CHIPTOP_THEME, …), which overrides this file.",
        ]
        let parts = ConfigurationSetting.all.map { setting in
            let values = setting.values.filter { $0 != "`" }
            let lines = wrapped(setting.summary + ".") + wrapped("Values: " + values + ".")
            return
                (lines.map { "# " + $0 } + [
                    "# Example: \(setting.key.rawValue): \(setting.example)",
                    "#\(setting.key.rawValue): \(setting.standard)",
                ]).joined(separator: "\n")
        }
        return (head.joined(separator: "\n") + "\n\n") + parts.joined(separator: "\n\n") + "\n"
    }

    /// The table in Markdown, for the documentation.
    public static var markdown: String {
        let rows = ConfigurationSetting.all.map { setting in
            "| `\(setting.key.rawValue)` | \(setting.summary) | \(setting.values) | `\(setting.standard)` |"
        }
        return (["| key | meaning | values | default |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    }

    /// What is in force, each value with where it comes from.
    public static func inForce(_ configuration: Configuration, origin: (ConfigurationKey) -> String) -> String {
        ConfigurationSetting.all.map { setting in
            "\(setting.key.rawValue): \(setting.text(of: configuration))  # \(origin(setting.key))\n"
        }.joined()
    }

    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if !line.isEmpty, line.count + word.count > 98 {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
            }
        }
        return lines
    }
}
