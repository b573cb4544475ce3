import Market
import TextUI

/// A number on screen: complete in as many columns as there are, or a dash; never a part of it.
struct Figure: Hashable, Sendable {
    /// What is written, and how its forms are made: the first one that fits is the only one that is needed.
    private enum Source: Hashable {
        case written([String])
        case percent(Double, decimals: Int, mark: String)
        case change(Double, decimals: Int, mark: String)
        case number(Double, decimals: Int, unit: String)
        case price(Double, exact: String, sign: String)
    }

    private let source: Source

    /// A number that can be written in these ways, the most exact one first.
    init(_ forms: [String]) {
        source = .written(forms)
    }

    /// A number that can be written in one way.
    init(_ text: String) {
        source = .written([text])
    }

    private init(_ source: Source) {
        self.source = source
    }

    /// The number written more and more briefly, the most exact form first.
    private var forms: some Sequence<String> { (0..<count).lazy.map(form) }

    private var count: Int {
        switch source {
        case .written(let forms): forms.count
        case .percent(_, let decimals, _), .number(_, let decimals, _): decimals + 1
        case .change(_, let decimals, _): decimals + 2
        case .price(let price, _, _): abs(price) < 1000 ? 1 : 3
        }
    }

    private func form(_ index: Int) -> String {
        switch source {
        case .written(let forms): return forms[index]
        case .percent(let fraction, let decimals, let mark):
            return mark + NumberText.percent(fraction, decimals: decimals - index)
        case .change(let change, let decimals, let mark):
            // The arrow, which says no more than the sign, goes last.
            guard index <= decimals else { return mark + NumberText.percent(change, decimals: 0) }
            return mark + Wording.change(change, decimals: decimals - index)
        case .number(let value, let decimals, let unit):
            return NumberText.fixed(value, decimals: decimals - index) + unit
        case .price(let price, let exact, let sign):
            guard index > 0 else { return sign + exact }
            let brief = NumberText.fixed(price, decimals: 2 - index)
            return sign + (TextWidth.width(of: brief) < TextWidth.width(of: exact) ? brief : exact)
        }
    }

    /// The most exact form.
    var exact: String { forms.first { _ in true } ?? NumberText.unknown }

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
        return Figure(.percent(fraction, decimals: max(0, decimals), mark: mark))
    }

    /// A change with its arrow, such as `▲ +1.20%`, which goes last where there is little room.
    static func change(_ change: Double?, decimals: Int = 2, mark: String = "") -> Figure {
        guard let change, change.isFinite else { return unknown }
        return Figure(.change(change, decimals: max(0, decimals), mark: mark))
    }

    /// A price in its local form; decimals give way only where the number before them is long enough to be true alone.
    static func price(_ price: Double?, _ instrument: Instrument, sign: String = "") -> Figure {
        guard let price, price.isFinite else { return unknown }
        return Figure(.price(price, exact: PriceText.text(price, instrument), sign: sign))
    }

    /// A number with a count of decimals, and fewer where there is little room.
    static func number(_ value: Double?, decimals: Int, unit: String = "") -> Figure {
        guard let value, value.isFinite else { return unknown }
        return Figure(.number(value, decimals: max(0, decimals), unit: unit))
    }
}
