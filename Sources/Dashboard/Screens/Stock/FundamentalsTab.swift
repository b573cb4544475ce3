import Market
import TextUI
import ThemeCatalog

/// Valuation, targets and facts, each with its date and source.
struct FundamentalsTab: StockTabBody {
    let model: Model
    let data: StockData

    private var theme: Theme { model.theme }

    func draw(in area: Rect, into frame: inout Frame) -> Point? {
        guard data.valuation != nil || !data.targets.isEmpty || !data.facts.isEmpty else {
            EmptyNote(
                theme: theme, title: "No fundamentals yet",
                advice:
                    "chiptop import reads facts and price targets; chiptop schema lists their fields."
            ).draw(in: area, into: &frame.buffer)
            return nil
        }
        let columns = area.width >= 110 ? area.columns(2, gap: 4) : [area]
        var top = columns[0]
        let valuation = FundamentalsText(model: model, data: data, width: columns[0].width).valuation
        PaneTitle(theme: theme, "Valuation").draw(in: top.row(0), into: &frame.buffer)
        valuation.draw(in: top.splitTop(1).rest, into: &frame.buffer)
        top = top.splitTop(valuation.count + 2).rest
        TargetPane(model: model, data: data).draw(
            in: top.splitTop(min(top.height, data.targets.count + 6)).top, into: &frame.buffer)
        let facts = FundamentalsText(model: model, data: data, width: columns[columns.count - 1].width).facts
        let place =
            columns.count == 2 ? columns[1] : top.splitTop(min(top.height, data.targets.count + 6)).rest
        PaneTitle(theme: theme, "Facts", note: data.facts.isEmpty ? "none" : "").draw(
            in: place.row(0), into: &frame.buffer)
        facts.draw(in: place.splitTop(1).rest, into: &frame.buffer)
        return nil
    }
}

/// A stock's valuation and facts as text.
struct FundamentalsText {
    let model: Model
    let data: StockData
    let width: Int

    private var theme: Theme { model.theme }

    /// P/E, growth, PEG, each beside its market's.
    var valuation: DetailText {
        var text = DetailText(theme: theme, width: width)
        let own = data.valuation?.valuation
        let market = model.snapshot.regions.first { $0.region == data.instrument.region }?.valuation
        let marketName = data.instrument.region?.name ?? "market"
        add(&text, "fwd P/E", ValuationText.ratio(own?.forwardPE), own?.forwardPEFact)
        if let ratio = market?.forwardPE {
            text.add("", "\(marketName) \(ValuationText.ratio(ratio))", theme.dim)
        }
        add(&text, "EPS growth", NumberText.percent(own?.earningsGrowth, decimals: 0), own?.earningsGrowthFact)
        if let growth = market?.earningsGrowth {
            text.add("", "\(marketName) \(NumberText.percent(growth, decimals: 0))", theme.dim)
        }
        text.add("PEG", ValuationText.plain(own?.priceEarningsToGrowth, decimals: 2))
        return text
    }

    private func add(_ text: inout DetailText, _ label: String, _ value: String, _ fact: Fact?) {
        var line = StyledLine([StyledLine.Run(TextFitting.fitted(value, to: 10), theme.style(theme.strong).bold)])
        if let fact { line.append(FactWords.origin(fact), theme.dim) }
        text.add(label, line)
    }

    var facts: DetailText {
        var text = DetailText(theme: theme, width: width)
        for fact in data.facts {
            text.addWide(FactWords.label(fact), theme.plain)
            text.add("", FactWords.value(fact), theme.style(theme.strong).bold)
            if fact.value != nil, let words = fact.text { text.add("", words) }
            text.add("", FactWords.origin(fact), theme.dim)
            text.addSpace()
        }
        return text
    }
}

/// The price targets on a scale with the price, and what they come to for the line abroad.
struct TargetPane {
    let model: Model
    let data: StockData

    private var theme: Theme { model.theme.of(data.instrument.region) }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 3 else { return }
        var title = PaneTitle(theme: theme, "Price targets")
        if let upside = data.valuation?.upside {
            title.trailing = StyledLine([
                StyledLine.Run(NumberText.percent(upside, decimals: 1), Wording.style(upside, theme))
            ])
        }
        title.draw(in: rect.row(0), into: &buffer)
        guard !data.targets.isEmpty else {
            buffer.write(
                "No price targets", x: rect.x, y: rect.y + 1, style: theme.dim, limit: rect.width)
            return
        }
        drawScale(in: rect.row(1), into: &buffer)
        var y = 2
        for target in data.targets.prefix(max(0, rect.height - 4)) {
            draw(target, in: rect.row(y), into: &buffer)
            y += 1
        }
        drawReceipt(in: Rect(x: rect.x, y: rect.y + y, width: rect.width, height: rect.height - y), into: &buffer)
    }

    private var prices: [Double] {
        data.targets.filter { $0.currency == data.instrument.currency }.map(\.price)
    }

    /// The price and every target between the lowest and the highest of them.
    private func drawScale(in rect: Rect, into buffer: inout Buffer) {
        guard let price = data.state?.price, let lowest = (prices + [price]).min(),
            let highest = (prices + [price]).max(), highest > lowest
        else { return }
        let low = PriceText.text(lowest, data.instrument)
        let high = PriceText.text(highest, data.instrument)
        let (lowWidth, highWidth) = (TextWidth.width(of: low) + 1, TextWidth.width(of: high) + 1)
        let bar = rect.splitLeft(lowWidth).rest.splitRight(highWidth).rest
        guard bar.width >= 10 else { return }
        buffer.write(low, x: rect.x, y: rect.y, style: theme.dim, limit: lowWidth)
        StyledLine([StyledLine.Run(high, theme.dim)]).drawTrailing(in: rect, into: &buffer)
        for x in bar.x..<bar.maxX { buffer.set("─", x: x, y: bar.y, style: theme.style(theme.rule)) }
        func column(_ value: Double) -> Int {
            bar.x + Int(((value - lowest) / (highest - lowest) * Double(bar.width - 1)).rounded())
        }
        for target in prices { buffer.set("│", x: column(target), y: bar.y, style: theme.style(theme.accent).bold) }
        buffer.set("●", x: column(price), y: bar.y, style: theme.style(theme.strong).bold)
    }

    private func draw(_ target: PriceTarget, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        var line = StyledLine([
            StyledLine.Run(
                target.currency.sign + PriceText.text(target.price, data.instrument), theme.style(theme.strong).bold)
        ])
        if let previous = target.previous {
            line.append(" was " + PriceText.text(previous, data.instrument), theme.dim)
        }
        // Days of one and of two digits keep the prices in one column.
        let date = "\(target.asOf.shortText) \(target.asOf.year)"
        line.append("  " + TextFitting.fitted(date, to: 11, alignment: .trailing), theme.dim)
        let start = line.drawTrailing(in: rect, into: &buffer)
        let room = max(0, start - rect.x - 2)
        buffer.write(
            TextFitting.truncated(target.firm, to: room), x: rect.x, y: rect.y, style: theme.plain, limit: room)
    }

    private func drawReceipt(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0, let receipt = data.valuation?.perReceipt else { return }
        let words =
            "\(receipt.symbol): \(NumberText.fixed(receipt.ratio, decimals: receipt.ratio < 1 ? 2 : 0)) × target ÷ "
            + NumberText.fixed(receipt.rate, decimals: receipt.rate >= 100 ? 0 : 2)
        let value = "US$" + NumberText.fixed(receipt.price, decimals: 1)
        let start = StyledLine([StyledLine.Run(value, theme.style(theme.strong))]).drawTrailing(
            in: rect.row(0), into: &buffer)
        let room = max(0, start - rect.x - 2)
        buffer.write(TextFitting.truncated(words, to: room), x: rect.x, y: rect.y, style: theme.dim, limit: room)
    }
}
