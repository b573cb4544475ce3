import TextUI
private import Yams

/// The schemes that ship with the program.
public enum ThemeCatalog {
    /// The names to ask for, the default first.
    public static let names = ["midnight", "daylight", "high-contrast", "cvd-safe", "ansi16", "mono"]

    /// The scheme of a name; nil where there is none.
    public static func theme(named name: String) throws(ThemeError) -> Theme {
        guard let bytes = scheme(name) else { throw .unknown(name) }
        return try theme(yaml: String(decoding: bytes, as: UTF8.self), name: name)
    }

    /// Reads a scheme in the base16 YAML form, with `palette:` or the older flat keys, and a `chiptop:` block of roles.
    ///
    /// - Throws: `ThemeError` where the text is no YAML or a colour is none.
    public static func theme(yaml: String, name: String) throws(ThemeError) -> Theme {
        let file: [String: Any]
        do {
            file = try Yams.load(yaml: yaml) as? [String: Any] ?? [:]
        } catch {
            throw .malformed(name)
        }
        var palette = try colors(file["palette"] as? [String: Any] ?? file, in: name)
        palette = palette.filter { $0.key.hasPrefix("base") }
        guard palette["base00"] != nil, palette["base05"] != nil else { throw .malformed(name) }
        let roles = try colors(file["chiptop"] as? [String: Any] ?? [:], in: name)
        return Theme(name: file["name"] as? String ?? file["scheme"] as? String ?? name, palette: palette, roles: roles)
    }

    private static func colors(_ entries: [String: Any], in name: String) throws(ThemeError) -> [String: Color] {
        var colors: [String: Color] = [:]
        for (key, value) in entries {
            let isText = ["system", "name", "scheme", "author", "variant", "slug", "description"].contains(key)
            if isText || value is [String: Any] { continue }
            let text = "\(value)"
            guard let color = color(text) else { throw .badColor(text, key: key, scheme: name) }
            colors[key] = color
        }
        return colors
    }

    /// `#rrggbb` with or without the sign, `default`, or a palette entry of at most three digits.
    private static func color(_ text: String) -> Color? {
        if text == "default" { return .terminalDefault }
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        if digits.utf8.count == 6, let value = UInt32(digits, radix: 16) { return .hex(value) }
        return UInt8(digits).map(Color.palette)
    }

    private static func scheme(_ name: String) -> [UInt8]? {
        switch name {
        case "midnight": PackageResources.midnight_yaml
        case "daylight": PackageResources.daylight_yaml
        case "high-contrast": PackageResources.high_contrast_yaml
        case "cvd-safe": PackageResources.cvd_safe_yaml
        case "ansi16": PackageResources.ansi16_yaml
        case "mono": PackageResources.mono_yaml
        default: nil
        }
    }
}
