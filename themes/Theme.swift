public import TextUI

/// The colours of the screen by what they mean.
public struct Theme: Hashable, Sendable {
    /// The name of its scheme to ask for.
    public let id: String
    /// The scheme's name as people read it.
    public let name: String
    /// Which colours rising and falling prices have.
    public let marketColors: MarketColors
    /// What colours the screen has.
    public let depth: ColorDepth
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
    public private(set) var up: Color
    /// Falling prices.
    public private(set) var down: Color
    /// Rising prices, fainter, for areas.
    public private(set) var upMuted: Color
    /// Falling prices, fainter, for areas.
    public private(set) var downMuted: Color
    /// Prices that did not move.
    public let flat: Color
    /// Figures that are older than they should be.
    public let stale: Color
    /// Flags to know of; never a market colour.
    public let info: Color
    /// Flags to look at; never a market colour.
    public let warn: Color
    /// Flags to act on; never a market colour.
    public let high: Color
    /// Lines and points that belong to different things, in an order that keeps neighbours apart; none is a flag's.
    public let series: [Color]
    /// Whether there are no colours to tell things apart with, so that attributes have to.
    public let isMonochrome: Bool
    private let custom: MarketHues

    /// The colours of a scheme with one of the settings for market colours: its own roles where it names them, others
    /// worked out of its palette, all of them corrected as far as reading needs.
    ///
    /// On a screen with 16 colours the screen's own of the same names stand for the scheme's.
    public init(_ scheme: Scheme, market: MarketColors = .greenUp, depth: ColorDepth = .direct) {
        let scheme = depth.isSmallPalette ? scheme.onSmallPalette : scheme
        let ground = Ground(scheme)
        let hues = MarketHues(scheme, on: ground)
        let signals = Signals(scheme, on: ground, avoiding: hues.inUse(by: market))
        id = scheme.id
        name = scheme.name
        marketColors = market
        self.depth = depth
        background = ground.background
        (bar, selection, rule) = (ground.bar, ground.selection, ground.rule)
        (text, strong, secondary) = (ground.text, ground.strong, ground.secondary)
        (info, warn, high, accent) = (signals.info, signals.warn, signals.high, signals.accent)
        accentMuted = signals.accentMuted
        series = SeriesHues.colors(scheme, on: ground, first: signals.accent)
        flat = scheme.roles[.flat].map { ground.dim($0) } ?? ground.secondary
        stale = scheme.roles[.stale].map { ground.dim($0) } ?? ground.secondary
        let pair = hues.pair(market)
        (up, upMuted) = (pair.up.color, pair.up.muted)
        (down, downMuted) = (pair.down.color, pair.down.muted)
        custom = hues
        isMonochrome = Set([background, text, accent, up, down, warn, high]).count == 1
    }

    /// The same theme with the market colours of a region's custom, where every region is to have its own.
    public func custom(_ market: MarketColors) -> Theme {
        guard marketColors == .byRegion else { return self }
        var theme = self
        let pair = custom.pair(market)
        (theme.up, theme.upMuted) = (pair.up.color, pair.up.muted)
        (theme.down, theme.downMuted) = (pair.down.color, pair.down.muted)
        return theme
    }

    /// A style in one of the colours on the screen's background.
    public func style(_ color: Color) -> Style {
        Style(foreground: color, background: background)
    }

    /// The style of a price that has just moved: strong text, or white or black where that would not be read.
    public func mark(isUp: Bool) -> Style {
        let ground = isUp ? upMuted : downMuted
        let text = Legibility.has(Legibility.text, strong, on: ground) ? strong : Legibility.farEnd(from: ground)
        return Style(foreground: text, background: ground)
    }

    /// A style on the selected row. What has a ground of its own keeps it; where the terminal decides what its colours
    /// are, coloured figures might be unreadable on the selection's and become text, signs and arrows telling the rest.
    public func selected(_ style: Style) -> Style {
        if isMonochrome {
            // Dim on a light bar is unreadable.
            return Style(attributes: style.attributes.subtracting(.dim).union(.reverse))
        }
        guard style.background == background else { return style }
        let onSelection = style.background(selection)
        return selection.components == nil ? onSelection.foreground(strong) : onSelection
    }

    /// The style of a short word on a patch of a colour.
    public func badge(_ color: Color) -> Style {
        if isMonochrome { return style(strong).adding([.bold, .reverse]) }
        let isLegible = bar.components != nil && Legibility.has(Legibility.text, bar, on: color)
        return Style(foreground: isLegible ? bar : Legibility.farEnd(from: color), background: color).bold
    }

    /// The style of ordinary text.
    public var plain: Style { style(text) }

    /// The style of what is less important.
    public var dim: Style { faint(secondary) }

    /// The style of prices that did not move.
    public var unchanged: Style { faint(flat) }

    /// The style of figures that are older than they should be.
    public var old: Style { faint(stale) }

    /// The style of flags to know of.
    public var note: Style { faint(info) }

    private func faint(_ color: Color) -> Style {
        isMonochrome ? style(color).adding(.dim) : style(color)
    }
}
