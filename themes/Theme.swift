public import TextUI

/// The colours of the screen by what they mean.
public struct Theme: Hashable, Sendable {
    /// The scheme's name as people read it.
    public let name: String
    /// Behind everything.
    public let background: Color
    /// Behind the bars at the top and the bottom.
    public let bar: Color
    /// Behind the selected row.
    public let selection: Color
    /// Rules and other lines.
    public let rule: Color
    /// What is less important: labels, ages, native names.
    public let secondary: Color
    /// Ordinary text.
    public let text: Color
    /// What counts most: titles, prices.
    public let strong: Color
    /// Focus, keys, the basket's own line.
    public let accent: Color
    /// The same, fainter, for areas.
    public let accentMuted: Color
    /// Rising prices.
    public let up: Color
    /// Falling prices.
    public let down: Color
    /// Rising prices, fainter, for areas.
    public let upMuted: Color
    /// Falling prices, fainter, for areas.
    public let downMuted: Color
    /// Flags to look at; never a market colour.
    public let warn: Color
    /// Flags to act on; never a market colour.
    public let high: Color
    /// Whether there are no colours to tell things apart with, so that attributes have to.
    public let isMonochrome: Bool

    /// A scheme by its sixteen base16 colours and the roles of ours that it names itself.
    init(name: String, palette: [String: Color], roles: [String: Color]) {
        func base(_ digit: String, or fallback: Color = .terminalDefault) -> Color {
            palette["base0" + digit] ?? fallback
        }
        self.name = name
        background = base("0")
        bar = roles["bar"] ?? base("1")
        selection = roles["selection"] ?? base("2")
        rule = roles["rule"] ?? base("3")
        secondary = roles["secondary"] ?? base("4")
        text = base("5")
        strong = roles["strong"] ?? base("7")
        accent = roles["accent"] ?? base("D")
        up = roles["up"] ?? base("B")
        down = roles["down"] ?? base("8")
        warn = roles["warn"] ?? base("9")
        high = roles["high"] ?? base("E")
        accentMuted = roles["accent-muted"] ?? base("D").mixed(with: base("0"), amount: 0.5)
        upMuted = roles["up-muted"] ?? base("B").mixed(with: base("0"), amount: 0.45)
        downMuted = roles["down-muted"] ?? base("8").mixed(with: base("0"), amount: 0.45)
        isMonochrome = Set([background, text, accent, up, down, warn, high]).count == 1
    }

    /// A style in one of the colours on the screen's background.
    public func style(_ color: Color) -> Style {
        Style(foreground: color, background: background)
    }

    /// The style of ordinary text.
    public var plain: Style { style(text) }

    /// The style of what is less important.
    public var dim: Style {
        isMonochrome ? style(secondary).adding(.dim) : style(secondary)
    }
}
