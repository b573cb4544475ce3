import TextUI

/// The colours that rising and falling prices can have in a theme.
struct MarketHues: Hashable, Sendable {
    /// A colour, and a fainter one for areas.
    struct Shade: Hashable, Sendable {
        let color: Color
        let muted: Color
    }

    /// Rises by the theme's own custom; green where it has no other.
    private let rise: Shade
    /// Falls by the theme's own custom; red where it has no other.
    private let fall: Shade
    private let blue: Shade
    private let orange: Shade

    init(_ scheme: Scheme, on ground: Ground) {
        func shade(_ role: Role, _ mutedRole: Role?, _ hue: Hue) -> Shade {
            let color = ground.figure(scheme.roles[role] ?? hue.color(in: scheme.palette))
            let muted = mutedRole.flatMap { scheme.roles[$0] } ?? color.mixed(with: ground.background, amount: 0.45)
            return Shade(color: color, muted: muted)
        }
        rise = shade(.up, .upMuted, .green)
        fall = shade(.down, .downMuted, .red)
        blue = shade(.blue, nil, .blue)
        orange = shade(.orange, nil, .orange)
    }

    /// What rises and what falls; without a region every region's own custom means the theme's.
    func pair(_ market: MarketColors) -> (up: Shade, down: Shade) {
        switch market {
        case .greenUp, .byRegion: (rise, fall)
        case .redUp: (fall, rise)
        case .redUpBlueDown: (fall, blue)
        case .cvd: (blue, orange)
        }
    }

    /// Every market colour that can be on the screen with a setting.
    func inUse(by market: MarketColors) -> [Color] {
        if market == .byRegion { return [rise.color, fall.color, blue.color] }
        let pair = pair(market)
        return [pair.up.color, pair.down.color]
    }
}
