import Analytics
import Dashboard
import Market

/// The brief in lines of text.
struct BriefText {
    private let brief: MorningBrief
    private let isSample: Bool

    /// Opens that are printed: the rest is in the JSON.
    private static let mostOpens = 15
    private static let mostFlags = 20

    init(_ brief: MorningBrief, isSample: Bool) {
        (self.brief, self.isSample) = (brief, isSample)
    }

    var text: String {
        var lines = [head]
        let isBefore = brief.phase == .before
        lines += section(
            isBefore ? "Overnight" : "Asia", ["name", ">last", ">day"],
            (isBefore ? brief.overnight : brief.markets.map(\.state)).map(market))
        lines += section(
            isBefore ? "Implied open (± median error, 60 mornings)" : "Opens",
            ["name", "from", ">implied", ">chg", isBefore ? "error" : ">open"],
            brief.opens.prefix(Self.mostOpens).map { open($0, isBefore) })
        lines += section(
            "My lists", ["name", ">last", ">implied", ">day", "why"],
            brief.mine.map { mine in
                [
                    mine.state.instrument.name, PriceText.text(mine.state.price, mine.state.instrument),
                    percent(mine.implied?.change), percent(mine.state.local.day),
                    mine.reasons.joined(separator: "; "),
                ]
            })
        lines += section("FX, volatility, yields", ["name", ">last", ">day"], brief.money.map(money))
        lines += section("Due", ["when", "what"], brief.due.map { [MorningStrings.when($0), $0.text] })
        lines += section(
            MorningStrings.new(brief), ["severity", "name", "message"],
            brief.raised.prefix(Self.mostFlags).map { [$0.severity.name, $0.subject, $0.message] })
        let hidden = brief.raised.count - Self.mostFlags
        if hidden > 0 { lines.append("\(hidden) more: chiptop check") }
        return lines.joined(separator: "\n")
    }

    private var head: String {
        let (date, time) = brief.exchange.zone.local(brief.moment)
        var parts = [
            "\(date.weekday.shortName) \(date) \(time.shortText) \(brief.exchange.city)",
            MorningStrings.status(brief.status, of: brief.exchange.city, at: brief.moment),
            MorningStrings.status(brief.newYork.status, of: "New York", at: brief.moment),
        ]
        if isSample { parts.append("SAMPLE: prices are made up") }
        return parts.joined(separator: " · ")
    }

    private func section(_ title: String, _ names: [String], _ rows: [[String]]) -> [String] {
        rows.isEmpty ? [] : ["", title] + TextTable.lines(names, rows).map { "  " + $0 }
    }

    private func percent(_ value: Double?) -> String { NumberText.percent(value, decimals: 1) }

    private func market(_ state: InstrumentState) -> [String] {
        [state.instrument.name, PriceText.text(state.price, state.instrument), percent(state.local.day)]
    }

    private func money(_ state: InstrumentState) -> [String] {
        let figure = MoneyFigure(state)
        return [state.instrument.name, figure.priceText, figure.moveText]
    }

    private func open(_ open: MorningBrief.Open, _ isBefore: Bool) -> [String] {
        let instrument = open.state.instrument
        let record = open.implied.basis.record
        let last: String
        if !isBefore {
            last = PriceText.text(open.opened, instrument)
        } else if case .unknown(let reason) = open.implied.result {
            last = "unknown: " + MorningStrings.unknown(reason, record)
        } else {
            last = MorningStrings.error(record.error)
        }
        return [
            instrument.name, MorningStrings.method(open.implied.basis), PriceText.text(open.implied.price, instrument),
            percent(open.implied.change), last,
        ]
    }
}
