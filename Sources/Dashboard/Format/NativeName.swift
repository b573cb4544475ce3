import TextUI

/// A name in its own script, which is shown whole or not at all: the beginning of one is often another company's name.
struct NativeName: Hashable, Sendable {
    let text: String
    let width: Int

    init(_ text: String?) {
        self.text = text ?? ""
        width = TextWidth.width(of: self.text)
    }

    /// The name where it fits, else nothing.
    func text(in width: Int) -> String { self.width <= width ? text : "" }

    /// The columns that it needs; none where it would be left out of so many.
    func width(upTo maximum: Int) -> Int { width <= maximum ? width : 0 }

    /// Draws the name from the left of a cell.
    func draw(in rect: Rect, style: Style, into buffer: inout Buffer) {
        buffer.write(text(in: rect.width), x: rect.x, y: rect.y, style: style, limit: rect.width)
    }
}
