/// The entries of a terminal's palette, and which of them comes closest to a colour.
struct PaletteMatch: Sendable {
    private struct Entry {
        let color: Color
        let lab: OKLab
        let isGrey: Bool
    }

    private let count: Int
    private let entries: [Entry]

    /// What looks grey, though it may have a tint.
    private static let greyChroma = 0.06
    /// Hues further apart than this have other names.
    private static let sameHue = 0.75

    init(depth: ColorDepth) {
        guard case .palette(let count) = depth else {
            self.count = 0
            entries = []
            return
        }
        self.count = count
        // The first 16 follow the user's scheme: as exact colours they could be anything.
        let indices = count == 256 ? 16..<256 : 0..<count
        entries = indices.map { index in
            let lab = OKLab(hex: XtermPalette.hex(index))
            return Entry(color: .palette(UInt8(index)), lab: lab, isGrey: lab.chroma < PaletteMatch.greyChroma)
        }
    }

    /// The entry for a colour; what names an entry of its own, or none, keeps it where it is there.
    func nearest(to color: Color) -> Color {
        guard let lab = color.lab else { return .terminalDefault }
        if let index = color.paletteIndex {
            if Int(index) < count { return color }
            if count == 8, index < 16 { return .palette(index - 8) }
        }
        return best(for: lab, among: entries) ?? .terminalDefault
    }

    /// The entry for text that must keep a contrast on a background; the one that stands out most where none does.
    func nearest(to color: Color, on background: Color, contrast: Double) -> Color {
        guard let lab = color.lab else { return .terminalDefault }
        let legible = entries.filter { ($0.color.contrast(with: background) ?? .infinity) >= contrast }
        if let found = best(for: lab, among: legible) { return found }
        let ranked = entries.map { ($0.color, $0.color.contrast(with: background) ?? 0) }
        return ranked.max { $0.1 < $1.1 }?.0 ?? .terminalDefault
    }

    /// In a large palette the nearest. In a small one greys stay grey, and of the colours the hue counts: another hue
    /// would mean something else, so where none is near enough a grey is taken.
    private func best(for lab: OKLab, among candidates: [Entry]) -> Color? {
        guard count <= 16 else {
            return candidates.min { lab.squaredDistance(to: $0.lab) < lab.squaredDistance(to: $1.lab) }?.color
        }
        let greys = candidates.filter(\.isGrey)
        if lab.chroma >= PaletteMatch.greyChroma {
            func cost(_ entry: Entry) -> Double {
                lab.hueDistance(to: entry.lab) + 0.5 * abs(lab.lightness - entry.lab.lightness)
            }
            let hued = candidates.filter { !$0.isGrey && lab.hueDistance(to: $0.lab) < PaletteMatch.sameHue }
            if let found = hued.min(by: { cost($0) < cost($1) }) { return found.color }
        }
        return greys.min { abs(lab.lightness - $0.lab.lightness) < abs(lab.lightness - $1.lab.lightness) }?.color
    }
}
