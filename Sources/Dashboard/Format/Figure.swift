import Market
import TextUI

/// A number on screen: complete in as many columns as there are, or a dash; never a part of it.
struct Figure: Hashable, Sendable {
    /// The number written more and more briefly, the most exact form first.
    private let forms: [String]

    /// A number that can be written in these ways, the most exact one first.
    init(_ forms: [String]) {
        self.forms = forms
    }

    /// A number that can be written in one way.
    init(_ text: String) {
        forms = [text]
    }

    /// The most exact form.
    var exact: String { forms.first ?? NumberText.unknown }

    /// Columns of the briefest form.
    var leastWidth: Int { forms.map { TextWidth.width(of: $0) }.min() ?? 0 }

    /// The most exact form that fits; a dash where none does.
    func text(in width: Int) -> String {
        guard width > 0 else { return "" }
        return forms.first { TextWidth.width(of: $0) <= width } ?? NumberText.unknown
    }

    /// The form that fits, at the right of exactly so many columns.
    func fitted(to width: Int) -> String {
        TextFitting.fitted(text(in: width), to: width, alignment: .trailing)
    }

    /// Draws the form that fits at the right end of a cell.
    func draw(in rect: Rect, style: Style, into buffer: inout Buffer) {
        guard rect.width > 0, rect.height > 0 else { return }
        let text = text(in: rect.width)
        buffer.write(text, x: rect.maxX - TextWidth.width(of: text), y: rect.y, style: style, limit: rect.width)
    }
}

extension Figure {
    /// Nothing to show, which is a dash.
    static let unknown = Figure(NumberText.unknown)

    /// A fraction as a percentage, with fewer decimals where there is little room, such as `+692.9%` or `+693%`.
    static func percent(_ fraction: Double?, decimals: Int, mark: String = "") -> Figure {
        guard let fraction, fraction.isFinite else { return unknown }
        return Figure(
            (0...max(0, decimals)).reversed().map { mark + NumberText.percent(fraction, decimals: $0) })
    }

    /// A change with its arrow, such as `▲ +1.20%`; the arrow, which says no more than the sign, goes last.
    static func change(_ change: Double?, decimals: Int = 2, mark: String = "") -> Figure {
        guard let change, change.isFinite else { return unknown }
        let forms = (0...max(0, decimals)).reversed().map { mark + Wording.change(change, decimals: $0) }
        return Figure(forms + [mark + NumberText.percent(change, decimals: 0)])
    }

    /// A price in its local form; decimals give way only where the number before them is long enough to be true alone.
    static func price(_ price: Double?, _ instrument: Instrument, sign: String = "") -> Figure {
        guard let price, price.isFinite else { return unknown }
        let exact = PriceText.text(price, instrument)
        let brief = abs(price) < 1000 ? [] : [1, 0].map { NumberText.fixed(price, decimals: $0) }
        let forms = [exact] + brief.filter { TextWidth.width(of: $0) < TextWidth.width(of: exact) }
        return Figure(forms.map { sign + $0 })
    }

    /// A number with a count of decimals, and fewer where there is little room.
    static func number(_ value: Double?, decimals: Int, unit: String = "") -> Figure {
        guard let value, value.isFinite else { return unknown }
        return Figure((0...max(0, decimals)).reversed().map { NumberText.fixed(value, decimals: $0) + unit })
    }
}
