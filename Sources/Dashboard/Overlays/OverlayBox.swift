import TextUI
import ThemeCatalog

/// A box over the view with a title and a word about its keys.
struct OverlayBox {
    let theme: Theme
    let title: String
    var hint: String
    var side = Side.middle

    /// Where on the screen it lies.
    enum Side {
        case middle
        /// So that the view beside it shows what is chosen.
        case right
    }

    /// Lines inside a box as high as a screen allows.
    static func room(in screen: Rect) -> Int { max(0, screen.height - 6) }

    /// How a text of so many lines is gone through in a box on a screen.
    static func scrollText(_ lines: Int, on screen: Size) -> ScrollText {
        ScrollText(count: lines, height: max(1, min(screen.height - 2, lines + 4) - 4))
    }

    /// How wide a box gets on a screen. A few columns of the view on both sides would only look torn.
    private static func outerWidth(_ width: Int, on screen: Size) -> Int {
        screen.width - width < 16 ? screen.width : width
    }

    /// The columns inside a box that is to be so wide.
    static func innerWidth(_ width: Int, on screen: Size) -> Int { max(0, outerWidth(width, on: screen) - 4) }

    /// Draws the box and says where its inside is; nil where there is no room.
    func draw(width: Int, lines: Int, in screen: Rect, into buffer: inout Buffer) -> Rect? {
        let width = OverlayBox.outerWidth(width, on: Size(width: screen.width, height: screen.height))
        let height = min(screen.height - 2, lines + 4)
        guard width >= 20, height >= 5 else { return nil }
        let box =
            switch side {
            case .middle:
                Rect(
                    x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2,
                    width: width, height: height)
            case .right: Rect(x: screen.maxX - width, y: screen.y + 1, width: width, height: height)
            }
        buffer.fill(box, style: style(theme.text))
        let inner = box.inset(horizontal: 2, vertical: 1)
        let name = TextFitting.truncated(title, to: inner.width)
        StyledLine([StyledLine.Run(name, style(theme.accent).bold)]).draw(in: inner, into: &buffer)
        let words = OverlayBox.fitted(hint, to: inner.width - TextWidth.width(of: name) - 2)
        StyledLine([StyledLine.Run(words, style(theme.secondary))]).drawTrailing(in: inner, into: &buffer)
        return inner.splitTop(2).rest
    }

    /// The hints that fit, the last ones first; where one is in a list goes before all of them.
    private static func fitted(_ hint: String, to width: Int) -> String {
        var parts = hint.split(separator: " · ").map(String.init)
        while parts.count > 1, TextWidth.width(of: parts.joined(separator: " · ")) > width {
            parts.remove(at: parts.count > 2 && parts[0].first?.isNumber == true ? 1 : 0)
        }
        return TextFitting.truncated(parts.joined(separator: " · "), to: width)
    }

    /// A style on the box.
    func style(_ color: Color) -> Style {
        let style = Style(foreground: color, background: theme.bar)
        return theme.isMonochrome ? style.adding(.reverse) : style
    }
}
