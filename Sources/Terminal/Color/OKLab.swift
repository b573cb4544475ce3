internal import Glibc

/// A colour in the OKLab space, where distance is close to the difference that eyes see.
struct OKLab: Hashable {
    let lightness: Double
    let a: Double
    let b: Double

    /// Converts an sRGB colour `0xRRGGBB`.
    init(hex: UInt32) {
        let red = OKLab.linear(hex >> 16 & 0xFF)
        let green = OKLab.linear(hex >> 8 & 0xFF)
        let blue = OKLab.linear(hex & 0xFF)
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    }

    /// The square of the distance; enough to find the nearest.
    func squaredDistance(to other: OKLab) -> Double {
        let (l, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
        return l * l + a * a + b * b
    }

    private static func linear(_ part: UInt32) -> Double {
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
