internal import Glibc

/// A colour in the OKLab space, where distance is close to the difference that eyes see.
public struct OKLab: Hashable, Sendable {
    /// From 0, black, to 1, white.
    public let lightness: Double
    /// From green to red.
    public let a: Double
    /// From blue to yellow.
    public let b: Double

    /// Converts an sRGB colour `0xRRGGBB`.
    public init(hex: UInt32) {
        let red = SRGB.linear(UInt8(hex >> 16 & 0xFF))
        let green = SRGB.linear(UInt8(hex >> 8 & 0xFF))
        let blue = SRGB.linear(UInt8(hex & 0xFF))
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    }

    /// The square of the distance; enough to find the nearest.
    public func squaredDistance(to other: OKLab) -> Double {
        let (l, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
        return l * l + a * a + b * b
    }

    /// The distance; from about 0.1 two colours are reported apart beside each other without effort.
    public func distance(to other: OKLab) -> Double { squaredDistance(to: other).squareRoot() }

    /// How far from grey.
    public var chroma: Double { (a * a + b * b).squareRoot() }

    /// How far apart two hues are, whatever their lightness and strength: from 0, the same, to 2, opposite.
    public func hueDistance(to other: OKLab) -> Double {
        let (own, theirs) = (max(chroma, 1e-6), max(other.chroma, 1e-6))
        let (x, y) = (a / own - other.a / theirs, b / own - other.b / theirs)
        return (x * x + y * y).squareRoot()
    }
}

/// The standard colour space of screens.
enum SRGB {
    /// A part of a colour as the amount of light, from 0 to 1.
    static func linear(_ part: UInt8) -> Double {
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
