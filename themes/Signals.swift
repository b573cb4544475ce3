import TextUI

/// Flags and focus: colours that cannot be mistaken for a market colour in use or for each other.
struct Signals {
    let info: Color
    let warn: Color
    let high: Color
    let accent: Color
    let accentMuted: Color

    init(_ scheme: Scheme, on ground: Ground, avoiding market: [Color]) {
        func choice(_ role: Role, _ hues: [Hue], from taken: [Color]) -> Color {
            let candidates = [scheme.roles[role]].compactMap(\.self) + hues.map { $0.color(in: scheme.palette) }
            let own = candidates.map { ground.figure($0) }
            // Where a scheme has not enough hues of its own, ours stand in.
            return Legibility.distinct(own + hues.map { ground.figure($0.standard) }, from: taken)
        }
        // A focus that the scheme names itself comes first; one worked out of its palette gives way to the flags.
        let named = scheme.roles[.accent].map { ground.figure($0) }
        let focus = [named].compactMap(\.self).filter { Legibility.isDistinct($0, from: market) }
        let warn = choice(.warn, [.orange, .yellow, .magenta], from: market + focus)
        let high = choice(.high, [.magenta, .red, .yellow], from: market + focus + [warn])
        let accent = choice(.accent, [.blue, .cyan, .magenta, .yellow], from: market + [warn, high])
        (self.warn, self.high, self.accent) = (warn, high, accent)
        info = scheme.roles[.info].map { ground.figure($0) } ?? ground.secondary
        let isFirstChoice = (named ?? ground.figure(Hue.blue.color(in: scheme.palette))) == accent
        let muted = isFirstChoice ? scheme.roles[.accentMuted] : nil
        accentMuted = muted ?? accent.mixed(with: ground.background, amount: 0.5)
    }
}
