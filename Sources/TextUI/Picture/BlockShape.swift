/// A part of a cell that a block or line character fills, in fractions of the cell.
///
/// The characters are those of Unicode's blocks "Box Drawing" (straight ones) and "Block Elements". Drawn by a font they
/// leave seams between cells.
struct BlockShape: Hashable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
    /// How much of the ground it covers.
    var opacity = 1.0

    /// The shapes of a character; nil where a font has to draw it.
    static func shapes(of scalar: UInt32) -> [BlockShape]? {
        switch scalar {
        case 0x2580: [BlockShape(left: 0, top: 0, right: 1, bottom: 0.5)]
        case 0x2581...0x2588:
            [BlockShape(left: 0, top: 1 - Double(scalar - 0x2580) / 8, right: 1, bottom: 1)]
        case 0x2589...0x258F:
            [BlockShape(left: 0, top: 0, right: 1 - Double(scalar - 0x2588) / 8, bottom: 1)]
        case 0x2590: [BlockShape(left: 0.5, top: 0, right: 1, bottom: 1)]
        case 0x2591...0x2593:
            [BlockShape(left: 0, top: 0, right: 1, bottom: 1, opacity: Double(scalar - 0x2590) / 4)]
        case 0x2594: [BlockShape(left: 0, top: 0, right: 1, bottom: 0.125)]
        case 0x2595: [BlockShape(left: 0.875, top: 0, right: 1, bottom: 1)]
        case 0x2500: [horizontal(thin)]
        case 0x2501: [horizontal(thick)]
        case 0x2502: [vertical(thin)]
        case 0x2503: [vertical(thick)]
        case 0x253C: [horizontal(thin), vertical(thin)]
        case 0x2574: [horizontal(thin, to: 0.5)]
        case 0x2576: [horizontal(thin, from: 0.5)]
        case 0x2575: [vertical(thin, to: 0.5)]
        case 0x2577: [vertical(thin, from: 0.5)]
        case 0x250C, 0x256D: [horizontal(thin, from: 0.5), vertical(thin, from: 0.5)]
        case 0x2510, 0x256E: [horizontal(thin, to: 0.5), vertical(thin, from: 0.5)]
        case 0x2514, 0x2570: [horizontal(thin, from: 0.5), vertical(thin, to: 0.5)]
        case 0x2518, 0x256F: [horizontal(thin, to: 0.5), vertical(thin, to: 0.5)]
        case 0x251C: [vertical(thin), horizontal(thin, from: 0.5)]
        case 0x2524: [vertical(thin), horizontal(thin, to: 0.5)]
        case 0x252C: [horizontal(thin), vertical(thin, from: 0.5)]
        case 0x2534: [horizontal(thin), vertical(thin, to: 0.5)]
        case 0x2801...0x28FF: dots(of: scalar - 0x2800)
        default: nil
        }
    }

    /// The raised dots of a braille character: bits 0 to 2 and 6 go down the left side, 3 to 5 and 7 down the right one.
    private static func dots(of bits: UInt32) -> [BlockShape] {
        let rows: [UInt32] = [0, 1, 2, 0, 1, 2, 3, 3]
        return (0..<8).filter { bits >> UInt32($0) & 1 == 1 }.map { bit in
            let isRight = (3...5).contains(bit) || bit == 7
            let (x, y) = (isRight ? 0.75 : 0.25, 0.125 + Double(rows[bit]) / 4)
            return BlockShape(left: x - 0.13, top: y - 0.065, right: x + 0.13, bottom: y + 0.065)
        }
    }

    /// Half the breadth of a line, of a cell's height.
    private static let thin = 0.035
    private static let thick = 0.08

    private static func horizontal(_ half: Double, from left: Double = 0, to right: Double = 1) -> BlockShape {
        BlockShape(left: left, top: 0.5 - half, right: right, bottom: 0.5 + half)
    }

    private static func vertical(_ half: Double, from top: Double = 0, to bottom: Double = 1) -> BlockShape {
        let half = half * Double(SVGPicture.cell.height) / Double(SVGPicture.cell.width)
        return BlockShape(left: 0.5 - half, top: top, right: 0.5 + half, bottom: bottom)
    }

    /// The shape in a cell, as an SVG element.
    func element(x: Int, y: Int, _ look: SVGLook) -> String {
        let (width, height) = (Double(SVGPicture.cell.width), Double(SVGPicture.cell.height))
        let place =
            "x=\"\(Self.text((Double(x) + left) * width))\" y=\"\(Self.text((Double(y) + top) * height))\" "
            + "width=\"\(Self.text((right - left) * width))\" height=\"\(Self.text((bottom - top) * height))\""
        let veil = opacity < 1 ? " fill-opacity=\"\(Self.text(opacity))\"" : ""
        return "<rect \(place) fill=\"\(look.foreground.svg)\"\(veil)\(look.attributes)/>\n"
    }

    /// A number with at most two decimals.
    private static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
