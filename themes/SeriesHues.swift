import TextUI

/// Hues that distinguish lines and points of different owners.
enum SeriesHues {
    /// Softer than the hues of markets and flags, so that none of them is taken for one.
    private static let soft: [UInt32] = [0x8CB4FF, 0x5FC8C0, 0xD8C878, 0xE8A0C8, 0xA8C078, 0xC0A8F0]
    /// Where a screen has few colours.
    private static let named: [Hue] = [.blue, .cyan, .yellow, .magenta, .green, .red]

    /// - Parameter first: the colour of what counts most, which the rest is compared with.
    static func colors(_ scheme: Scheme, on ground: Ground, first: Color) -> [Color] {
        let rest =
            first.components == nil
            ? named.map { ground.figure($0.color(in: scheme.palette)) }
            : soft.map { ground.figure(.hex($0)) }
        return [first] + rest.dropFirst()
    }
}
