internal import CTerminal
internal import TextUI

/// Turns styles into what ncurses takes: attribute bits and the number of a colour pair.
struct StyleResolver {
    /// A style in the terminal's terms.
    struct Resolved {
        let attributes: UInt32
        let pair: Int32
    }

    private let screen: OpaquePointer
    private let hasDefaultColors: Bool
    private let isExact: Bool
    private var colors: ColorMapping
    private var pairs: PairTable
    private var known: [Style: Resolved] = [:]
    /// Whether this frame has taken pairs back already; a second time would find nothing.
    private var hasRecycled = false

    init(screen: OpaquePointer, mode: ColorMode) {
        self.screen = screen
        let palette = mode == .never ? ct_palette() : ct_screen_start_colors(screen)
        var depth = ColorDepth(colors: Int(palette.colors), isDirect: palette.is_direct)
        // Entries of a direct terminal would have to be sent as colours: there is no way to choose one.
        if mode == .palette16, depth == .palette(256) { depth = .palette(16) }
        isExact = mode == .exact && ct_screen_indexes_colors(screen)
        colors = ColorMapping(depth: depth, isExact: isExact)
        pairs = PairTable(limit: Int(palette.pairs))
        hasDefaultColors = palette.has_default_colors
    }

    /// What colours reach the screen.
    var depth: ColorDepth { colors.exact == nil ? colors.depth : .direct }

    /// The entries that stand for exact colours, where they do.
    var exact: ExactColors? { colors.exact }

    /// Begins a frame.
    mutating func beginFrame() {
        hasRecycled = false
    }

    /// Forgets which entries stand for which colours; the next picture must be a repaint.
    mutating func startAnew() {
        colors = ColorMapping(depth: colors.depth, isExact: isExact)
        pairs.keepOnly([])
        known.removeAll(keepingCapacity: true)
    }

    /// Leaves colours that got a similar one's entry as they are.
    mutating func settle() {
        colors.settle()
    }

    /// The style in the terminal's terms; `frame` tells which styles are in use should the pairs run out.
    mutating func resolve(_ style: Style, frame: Buffer) -> Resolved {
        if let resolved = known[style] { return resolved }
        let resolved = Resolved(attributes: UInt32(style.attributes.rawValue), pair: pair(for: style, frame: frame))
        known[style] = resolved
        return resolved
    }

    private mutating func pair(for style: Style, frame: Buffer) -> Int32 {
        guard colors.depth != .monochrome else { return 0 }
        let wanted = terminalPair(style)
        if wanted.foreground < 0 && wanted.background < 0 { return 0 }
        if let number = pairs.number(of: wanted) { return number }
        if let number = define(wanted) { return number }
        guard !hasRecycled else { return substitute(wanted) }
        hasRecycled = true
        recycle(frame)
        return define(wanted) ?? substitute(wanted)
    }

    private mutating func terminalPair(_ style: Style) -> PairTable.Pair {
        let (text, ground) = colors.indices(of: style)
        guard !hasDefaultColors, text < 0 || ground < 0 else {
            return PairTable.Pair(foreground: text, background: ground)
        }
        // Without colours of its own to return to, the terminal is taken to be white on black.
        let isPlain = text < 0 && ground < 0
        return PairTable.Pair(
            foreground: text < 0 && !isPlain ? 7 : text, background: ground < 0 && !isPlain ? 0 : ground)
    }

    private mutating func define(_ pair: PairTable.Pair) -> Int32? {
        guard let number = pairs.allocate(pair) else { return nil }
        return ct_screen_define_pair(screen, number, pair.foreground, pair.background) ? number : 0
    }

    /// Frees the pairs that the frame does not use. Cells on the screen that still have one are about to be
    /// overwritten by this very frame.
    private mutating func recycle(_ frame: Buffer) {
        var used: Set<PairTable.Pair> = []
        for style in Set(frame.cells.lazy.map(\.style)) { used.insert(terminalPair(style)) }
        pairs.keepOnly(used)
        known.removeAll(keepingCapacity: true)
    }

    /// Where even that leaves none: the text colour alone, else the terminal's look.
    private func substitute(_ pair: PairTable.Pair) -> Int32 {
        pairs.number(of: PairTable.Pair(foreground: pair.foreground, background: ColorMapping.terminalDefault)) ?? 0
    }
}
