public import TextUI

/// The schemes that ship with the program.
public enum ThemeCatalog {
    private typealias Entry = (name: String, text: @Sendable () -> [UInt8])

    private static let entries: [Entry] = [
        ("midnight", { PackageResources.midnight_yaml }),
        ("daylight", { PackageResources.daylight_yaml }),
        ("high-contrast", { PackageResources.high_contrast_yaml }),
        ("cvd-safe", { PackageResources.cvd_safe_yaml }),
        ("catppuccin-latte", { PackageResources.catppuccin_latte_yaml }),
        ("catppuccin-frappe", { PackageResources.catppuccin_frappe_yaml }),
        ("catppuccin-macchiato", { PackageResources.catppuccin_macchiato_yaml }),
        ("catppuccin-mocha", { PackageResources.catppuccin_mocha_yaml }),
        ("dracula", { PackageResources.dracula_yaml }),
        ("gruvbox-dark", { PackageResources.gruvbox_dark_yaml }),
        ("gruvbox-light", { PackageResources.gruvbox_light_yaml }),
        ("nord", { PackageResources.nord_yaml }),
        ("solarized-dark", { PackageResources.solarized_dark_yaml }),
        ("solarized-light", { PackageResources.solarized_light_yaml }),
        ("tokyo-night", { PackageResources.tokyo_night_yaml }),
        ("ansi16", { PackageResources.ansi16_yaml }),
        ("mono", { PackageResources.mono_yaml }),
    ]

    /// The names to ask for, the default first.
    public static let names = entries.map(\.name)

    /// The scheme of a name.
    ///
    /// - Throws: `ThemeError` if it is missing.
    public static func scheme(named name: String) throws(ThemeError) -> Scheme {
        guard let entry = entries.first(where: { $0.name == name }) else { throw .unknown(name) }
        return try Scheme(yaml: String(decoding: entry.text(), as: UTF8.self), id: name)
    }

    /// The theme of a name with one of the settings for market colours.
    ///
    /// - Throws: `ThemeError` if it is missing.
    public static func theme(
        named name: String, market: MarketColors = .greenUp, depth: ColorDepth = .direct
    ) throws(ThemeError) -> Theme {
        Theme(try scheme(named: name), market: market, depth: depth)
    }
}
