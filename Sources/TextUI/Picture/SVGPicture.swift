/// A buffer as an SVG document: every cell at its own place, whatever font the reader's machine has.
///
/// A run of ordinary letters is one element at its first cell. A wide character and every glyph that fonts draw in
/// different widths has an element of its own, and lines and blocks are drawn as shapes, so that they meet as they do in a
/// terminal.
public struct SVGPicture {
    let buffer: Buffer
    let ground: SVGGround

    /// The width and height of a cell, and the size of its letters, in the document's units. Monospaced fonts advance by
    /// six tenths of their size.
    static let cell = (width: 9, height: 19)
    static let fontSize = 15
    /// From the top of a cell to the line that letters stand on.
    static let baseline = 14

    /// Creates a picture of a buffer.
    ///
    /// - Parameter ground: what stands for the terminal's own two colours.
    public init(_ buffer: Buffer, ground: SVGGround = .dark) {
        self.buffer = buffer
        self.ground = ground
    }

    /// The document, ending in a line break.
    public var document: String {
        let (width, height) = (buffer.size.width * Self.cell.width, buffer.size.height * Self.cell.height)
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
            font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK TC',monospace" \
            font-size="\(Self.fontSize)" xml:space="preserve">
            <rect width="\(width)" height="\(height)" fill="\(ground.background.svg)"/>

            """
        for row in 0..<buffer.size.height {
            appendBackgrounds(of: row, to: &text)
            appendCells(of: row, to: &text)
        }
        return text + "</svg>\n"
    }

    // MARK: A row

    private func appendBackgrounds(of y: Int, to text: inout String) {
        var start = 0
        while start < buffer.size.width {
            let color = look(of: buffer[start, y]).background
            var end = start + 1
            while end < buffer.size.width, look(of: buffer[end, y]).background == color { end += 1 }
            if color != ground.background {
                let place = SVGRect(x: start, y: y, width: end - start)
                text += "<rect \(place.attributes) fill=\"\(color.svg)\"/>\n"
            }
            start = end
        }
    }

    private func appendCells(of y: Int, to text: inout String) {
        var x = 0
        while x < buffer.size.width {
            let cell = buffer[x, y]
            if cell.isContinuation || cell.isBlank && !look(of: cell).isUnderlined {
                x += 1
                continue
            }
            let end = endOfRun(from: x, y)
            if end == x + 1, let shapes = BlockShape.shapes(of: cell.scalar) {
                for shape in shapes { text += shape.element(x: x, y: y, look(of: cell)) }
            } else {
                text += element(from: x, to: end, y)
            }
            x = max(end, x + Int(cell.width))
        }
    }

    /// Where a run of letters ends that may stand in one element: the next blank, the next style, the next glyph whose
    /// width depends on the font.
    private func endOfRun(from x: Int, _ y: Int) -> Int {
        guard buffer[x, y].isPlainLetter else { return x + 1 }
        var end = x + 1
        while end < buffer.size.width, buffer[end, y].isPlainLetter, buffer[end, y].style == buffer[x, y].style {
            end += 1
        }
        return end
    }

    private func element(from x: Int, to end: Int, _ y: Int) -> String {
        let look = look(of: buffer[x, y])
        let letters = (x..<end).map { buffer[$0, y].text }.joined()
        let place = "x=\"\(x * Self.cell.width)\" y=\"\(y * Self.cell.height + Self.baseline)\""
        return "<text \(place) fill=\"\(look.foreground.svg)\"\(look.attributes)>\(XMLText.escaped(letters))</text>\n"
    }

    private func look(of cell: Cell) -> SVGLook { SVGLook(cell.style, ground) }
}

/// What stands for the terminal's own colours in a picture.
public struct SVGGround: Hashable, Sendable {
    /// The colour of text that asks for none.
    public let foreground: Color
    /// The colour behind it.
    public let background: Color

    /// Creates a ground of two exact colours.
    public init(foreground: Color, background: Color) {
        (self.foreground, self.background) = (foreground, background)
    }

    /// Light on dark.
    public static let dark = SVGGround(foreground: .hex(0xD4D4D4), background: .hex(0x101418))
    /// Dark on light.
    public static let light = SVGGround(foreground: .hex(0x202428), background: .hex(0xFFFFFF))
}

/// A cell's look in exact colours.
struct SVGLook {
    let foreground: Color
    let background: Color
    let isUnderlined: Bool
    private let isBold: Bool
    private let isItalic: Bool
    private let isDim: Bool

    init(_ style: Style, _ ground: SVGGround) {
        let front = style.foreground.exact(or: ground.foreground)
        let back = style.background.exact(or: ground.background)
        let isReverse = style.attributes.contains(.reverse)
        (foreground, background) = isReverse ? (back, front) : (front, back)
        isUnderlined = style.attributes.contains(.underline)
        isBold = style.attributes.contains(.bold)
        isItalic = style.attributes.contains(.italic)
        isDim = style.attributes.contains(.dim)
    }

    /// What an element has beside its place and colour.
    var attributes: String {
        var text = ""
        if isBold { text += " font-weight=\"bold\"" }
        if isItalic { text += " font-style=\"italic\"" }
        if isUnderlined { text += " text-decoration=\"underline\"" }
        if isDim { text += " opacity=\"0.6\"" }
        return text
    }
}

/// Cells beside each other, in the document's units.
struct SVGRect {
    let x: Int
    let y: Int
    let width: Int

    var attributes: String {
        let cell = SVGPicture.cell
        return
            "x=\"\(x * cell.width)\" y=\"\(y * cell.height)\" width=\"\(width * cell.width)\" height=\"\(cell.height)\""
    }
}

extension Cell {
    var isBlank: Bool { scalar == 0x20 && marks == 0 }

    /// Whether every monospaced font draws it one cell wide.
    var isPlainLetter: Bool { width == 1 && marks == 0 && (0x21...0x7E).contains(scalar) }
}

extension Color {
    /// The exact colour: xterm's for an entry of the palette.
    func exact(or own: Color) -> Color {
        if components != nil { return self }
        return paletteIndex.map { .hex(XtermPalette.hex(Int($0))) } ?? own
    }

    /// The colour as SVG writes it, such as `#1a2b3c`; black where it is not exact.
    var svg: String {
        let hex = String(packed & 0x00FF_FFFF, radix: 16)
        return "#" + String(repeating: "0", count: 6 - hex.count) + hex
    }
}
