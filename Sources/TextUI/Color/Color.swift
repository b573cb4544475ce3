/// A colour of a cell: the terminal's own, one of its 256 palette entries, or an exact value.
///
/// Packed into 32 bits so that cells compare quickly: the top byte says which kind it is.
public struct Color: Hashable, Sendable {
    /// The packed form: `0x00……` default, `0x01……NN` palette entry, `0x02RRGGBB` exact.
    public let packed: UInt32

    private init(packed: UInt32) {
        self.packed = packed
    }

    /// Whatever the terminal shows when no colour is asked for.
    public static let terminalDefault = Color(packed: 0)

    /// One of the terminal's palette entries; 0 to 15 follow the user's own scheme.
    public static func palette(_ index: UInt8) -> Color {
        Color(packed: 0x0100_0000 | UInt32(index))
    }

    /// An exact colour, each part 0 to 255.
    public static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        Color(packed: 0x0200_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
    }

    /// An exact colour from `0xRRGGBB`.
    public static func hex(_ value: UInt32) -> Color {
        Color(packed: 0x0200_0000 | value & 0x00FF_FFFF)
    }

    /// The red, green and blue parts, where the colour is exact.
    public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
        guard packed >> 24 == 2 else { return nil }
        return (UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF))
    }

    /// The palette entry, where the colour is one.
    public var paletteIndex: UInt8? {
        packed >> 24 == 1 ? UInt8(packed & 0xFF) : nil
    }

    /// A colour part of the way from this one to another; only exact colours mix, others stay as they are.
    ///
    /// - Parameter amount: 0 gives this colour, 1 the other.
    public func mixed(with other: Color, amount: Double) -> Color {
        guard let from = components, let to = other.components else { return self }
        func part(_ start: UInt8, _ end: UInt8) -> UInt8 {
            UInt8(min(255, max(0, Double(start) + (Double(end) - Double(start)) * amount)))
        }
        return .rgb(part(from.red, to.red), part(from.green, to.green), part(from.blue, to.blue))
    }
}
