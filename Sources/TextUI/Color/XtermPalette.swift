/// The 256 colours as xterm defines them; the first 16 are only its defaults, since users choose their own.
public enum XtermPalette {
    /// The colour of an entry as `0xRRGGBB`.
    public static func hex(_ index: Int) -> UInt32 {
        switch index {
        case 0..<16: return basic[index]
        case 16..<232:
            let cube = index - 16
            return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6)
        default:
            let grey = UInt32(8 + 10 * (min(index, 255) - 232))
            return grey << 16 | grey << 8 | grey
        }
    }

    /// Whether a colour is one of the 240 that terminals with 256 share.
    public static func contains(_ hex: UInt32) -> Bool {
        (16..<256).contains { self.hex($0) == hex }
    }

    private static let basic: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    private static func level(_ step: Int) -> UInt32 {
        step == 0 ? 0 : UInt32(55 + 40 * step)
    }
}
