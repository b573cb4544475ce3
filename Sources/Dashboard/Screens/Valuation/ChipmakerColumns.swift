import Market
import TextUI
import ThemeCatalog

/// The columns of the chipmakers' valuations.
struct ChipmakerColumns {
    let theme: Theme
    /// The P/E that the bars' full length stands for.
    let dearest: Double

    private typealias Column = ListTable<ChipmakerValuation>.Column

    var columns: [ListTable<ChipmakerValuation>.Column] { who + dear + targets }

    private var who: [Column] {
        let theme = theme
        return [
            .text("chipmaker", .init(minimum: 14, maximum: 24, rank: 0)) { ($0.instrument.shownName, theme.plain) },
            .note(.init(minimum: 8, maximum: 14, rank: 5)) { ($0.instrument.shownNote ?? "", theme.dim) },
            .text("", .init(width: 14, rank: 9)) { ($0.instrument.region?.shownName ?? "", theme.dim) },
        ]
    }

    private var dear: [Column] {
        let (theme, dearest) = (theme, dearest)
        return [
            .number("fwd P/E", .init(width: 7, rank: 0)) {
                (ValuationText.ratio($0.valuation.forwardPE), theme.style(theme.strong).bold)
            },
            Column("", .init(minimum: 6, maximum: 16, rank: 4)) { row, rect, buffer in
                let ratio = row.valuation.forwardPE ?? 0
                BarMeter.draw(ratio / dearest, in: rect, style: theme.style(theme.accentMuted), into: &buffer)
                // A bar that is cut says so.
                if ratio > dearest { buffer.set("▸", x: rect.maxX - 1, y: rect.y, style: theme.style(theme.accent)) }
            },
            .number("EPS growth", .init(width: 10, rank: 1)) {
                (NumberText.percent($0.valuation.earningsGrowth, decimals: 0), theme.plain)
            },
            .number("PEG", .init(width: 5, rank: 6)) {
                (ValuationText.plain($0.valuation.priceEarningsToGrowth, decimals: 2), theme.plain)
            },
        ]
    }

    private var targets: [Column] {
        let theme = theme
        func amount(_ price: Double?, _ row: ChipmakerValuation) -> Figure {
            .price(price, row.instrument, sign: row.instrument.currency?.sign ?? "")
        }
        func target(_ row: ChipmakerValuation) -> Figure {
            guard let target = row.target else { return Figure("") }
            return .price(target.price, row.instrument, sign: target.currency.sign)
        }
        return [
            .figure("price", .init(width: 11, rank: 3)) { (amount($0.price, $0), theme.plain) },
            .figure("target", .init(width: 11, rank: 0)) { (target($0), theme.plain) },
            .figure("upside", .init(width: 7, rank: 0)) { row in
                guard let upside = row.upside else { return (Figure(""), theme.dim) }
                return (Figure.percent(upside, decimals: 1), theme.style(theme.strong))
            },
            Column("per receipt", .init(minimum: 20, maximum: 22, rank: 2)) { row, rect, buffer in
                let forms = ChipmakerColumns.receipt(row)
                let text = forms.first { TextWidth.width(of: $0) <= rect.width } ?? ""
                buffer.write(text, x: rect.x, y: rect.y, style: theme.plain, limit: rect.width)
            },
            .text("target by · as of", .init(minimum: 26, maximum: 34, rank: 7)) { row in
                guard let target = row.target else { return (FactWords.origin(row.valuation.forwardPEFact), theme.dim) }
                return ("\(target.firm) · \(target.asOf.shortText)", theme.dim)
            },
        ]
    }

    /// The target in dollars for the American line, with the rate it was reckoned at; the longest form first.
    private static func receipt(_ row: ChipmakerValuation) -> [String] {
        guard let receipt = row.perReceipt else { return [] }
        let decimals = receipt.rate >= 1000 ? 0 : receipt.rate >= 100 ? 1 : 2
        let price = "US$" + NumberText.fixed(receipt.price, decimals: receipt.price >= 100 ? 0 : 1)
        let named = "\(price) \(receipt.symbol)"
        return [named + " at " + NumberText.fixed(receipt.rate, decimals: decimals), named, price]
    }
}
