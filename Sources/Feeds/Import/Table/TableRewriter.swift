import Market

/// Turns a table in a form that people export into the plain rows that ``CSVRowReader`` reads.
struct TableRewriter {
    /// A row in the plain form.
    struct Line {
        var number: Int
        var text: String
    }

    /// The headings of what it writes.
    static let heading = "date,symbol,open,high,low,close,volume,currency"

    private(set) var lines: [Line] = []
    private(set) var notes: [String] = []
    private let table: TextTable
    let form: TableForm

    /// - Parameters:
    ///   - symbol: whose rows they are where no column says so.
    ///   - latest: dates behind it lie in the future.
    init(_ text: String, name: String, symbol: Symbol?, latest: CalendarDate) throws(ImportError) {
        table = TextTable(text)
        guard let form = TableForm(table) else {
            let found = table.rows.first?.fields.prefix(20).map { DisplayText.sanitized($0, limit: 20) } ?? []
            throw .noUsableHeader(source: name, found: found.allSatisfy(\.isEmpty) ? [] : found)
        }
        self.form = form
        if form.symbol == nil, form.groups.contains(where: { $0.symbol == nil }), symbol == nil {
            throw .noSymbol(source: name)
        }
        try rewrite(name: name, symbol: symbol, latest: latest)
    }

    private mutating func rewrite(name: String, symbol: Symbol?, latest: CalendarDate) throws(ImportError) {
        let rows = table.rows.dropFirst(form.firstRow).filter { !isNote($0) }
        let dates = rows.map { dateText($0).flatMap { LooseDate($0, isTaiwan: form.isTaiwan) } }
        let order = try order(dates.compactMap { $0 }, name: name, latest: latest)
        let mark = try decimalMark(Array(rows), name: name)
        try checkCloses(Array(rows), mark, name: name)
        if mark == .comma { notes.append("numbers with a decimal comma") }
        let factor = volumeFactor(Array(rows), mark)
        if factor > 1 { notes.append("volume in units of \(NumberText.fixed(factor, decimals: 0)) shares") }
        for (row, date) in zip(rows, dates) {
            // A time that cannot be read makes a bad line, and no bar of the day.
            let day =
                date?.plain(order) ?? dateText(row)
                ?? (row.fields.indices.contains(form.date) ? row.fields[form.date] : "")
            for group in form.groups {
                write(row, day: day, group: group, symbol: symbol, mark: mark, factor: factor)
            }
        }
    }

    private mutating func write(
        _ row: TextTable.Row, day: String, group: TableForm.Columns, symbol: Symbol?, mark: LooseNumber.DecimalMark,
        factor: Double
    ) {
        func value(_ kind: ColumnHeading) -> String {
            guard let place = group.places[kind], row.fields.indices.contains(place) else { return "" }
            let text = row.fields[place]
            switch LooseNumber(text, mark: mark) {
            case .number(let plain):
                guard kind == .volume, factor != 1, let number = Double(plain) else { return plain }
                return "\(number * factor)"
            case .missing: return ""
            case .percent, .unreadable: return quoted(text)
            }
        }
        // In a wide table an instrument without a price on a date has no row.
        if form.groups.count > 1, value(.close).isEmpty { return }
        let whose = group.symbol ?? form.symbol.flatMap { row.fields.indices.contains($0) ? row.fields[$0] : nil } ?? ""
        let symbol = spelled(whose, beside: symbol)
        let fields = [
            quoted(day), quoted(symbol), value(.open), value(.high), value(.low), value(.close), value(.volume),
            quoted(form.currency.flatMap { row.fields.indices.contains($0) ? row.fields[$0] : nil } ?? ""),
        ]
        lines.append(Line(number: row.line, text: fields.joined(separator: ",")))
    }

    /// A symbol in a form that needs no surroundings.
    private func spelled(_ text: String, beside symbol: Symbol?) -> String {
        guard !text.isEmpty else { return "" }
        if let symbol, symbol.rawValue.hasPrefix(text.uppercased() + ".") { return symbol.rawValue }
        return SymbolSpelling().reading(of: text, on: form.exchange).symbol?.rawValue ?? text
    }

    private func quoted(_ text: String) -> String { "\"" + text.filter { $0 != "\"" } + "\"" }

    private func dateText(_ row: TextTable.Row) -> String? {
        guard row.fields.indices.contains(form.date) else { return nil }
        let text = row.fields[form.date]
        if text.count >= 9, text.allSatisfy({ $0.isNumber || $0 == "-" }), !text.dropFirst().contains("-") {
            return nil
        }
        guard let time = form.time, row.fields.indices.contains(time), !row.fields[time].isEmpty else { return text }
        var clock = row.fields[time]
        // baostock: 20261127103000000, the date and milliseconds around the time.
        if clock.allSatisfy(\.isNumber), clock.count == 14 || clock.count == 17 {
            clock = String(clock.dropFirst(8).prefix(6))
        }
        guard clock.allSatisfy(\.isNumber), clock.count == 6 || clock.count == 4 else { return text + " " + clock }
        let pairs = stride(from: 0, to: clock.count, by: 2).map { clock.dropFirst($0).prefix(2) }
        return text + " " + pairs.joined(separator: ":")
    }

    /// Words below a table, such as the exchange's explanations.
    private func isNote(_ row: TextTable.Row) -> Bool {
        let filled = row.fields.count { !$0.isEmpty }
        guard filled <= 1, let first = row.fields.first(where: { !$0.isEmpty }) else { return filled == 0 }
        return !first.hasPrefix("<<<<") && !first.hasPrefix("====") && !first.hasPrefix(">>>>")
    }

    private mutating func order(
        _ dates: [LooseDate], name: String, latest: CalendarDate
    ) throws(ImportError) -> LooseDate.Order {
        guard dates.contains(where: \.needsOrder) else { return .monthFirst }
        let known = LooseDate.order(of: dates, through: latest) ?? (form.isAmerican ? .monthFirst : nil)
        guard let known else {
            throw .refused(
                source: name,
                reason: "whether the day or the month comes first in the dates is ambiguous; write them as 2026-11-27"
            )
        }
        notes.append(known == .monthFirst ? "dates with the month first" : "dates with the day first")
        return known
    }

    private func decimalMark(_ rows: [TextTable.Row], name: String) throws(ImportError) -> LooseNumber.DecimalMark {
        let kinds: [ColumnHeading] = [.open, .high, .low, .close, .volume]
        let places = form.groups.flatMap { group in kinds.compactMap { group.places[$0] } }
        let texts = rows.lazy.flatMap { row in
            places.lazy.compactMap { row.fields.indices.contains($0) ? row.fields[$0] : nil }
        }
        if let shown = LooseNumber.shownMark(of: texts) { return shown }
        guard form.hasDecimalCommas, let unclear = texts.first(where: LooseNumber.needsMark) else { return .point }
        throw .refused(
            source: name,
            reason:
                "whether \(DisplayText.sanitized(unclear, limit: 20)) has thousands or decimals is ambiguous; write "
                + "numbers without separators")
    }

    /// Of two columns of closes, such as a last price and the close of the day before, none is chosen where they differ.
    private func checkCloses(
        _ rows: [TextTable.Row], _ mark: LooseNumber.DecimalMark, name: String
    ) throws(ImportError) {
        guard form.closes.count > 1, let first = form.closes.first else { return }
        func number(_ place: Int, _ row: TextTable.Row) -> Double? {
            row.fields.indices.contains(place) ? LooseNumber(row.fields[place], mark: mark).value : nil
        }
        let differs = rows.contains { row in
            form.closes.contains { place in
                guard let one = number(first, row), let other = number(place, row) else { return false }
                return one != other
            }
        }
        guard differs else { return }
        let names = form.closes.compactMap { form.headings.indices.contains($0) ? form.headings[$0] : nil }
        throw .refused(
            source: name,
            reason:
                "several columns are closes: \(names.map { DisplayText.sanitized($0, limit: 20) }.joined(separator: ", "))"
        )
    }

    /// A hundred where volume is counted in lots: the amount traded tells, else the form.
    private func volumeFactor(_ rows: [TextTable.Row], _ mark: LooseNumber.DecimalMark) -> Double {
        guard let places = form.groups.first?.places, places[.volume] != nil else { return 1 }
        if form.volumeUnit != 1 { return form.volumeUnit }
        func number(_ kind: ColumnHeading, _ row: TextTable.Row) -> Double? {
            guard let place = places[kind], row.fields.indices.contains(place) else { return nil }
            return LooseNumber(row.fields[place], mark: mark).value
        }
        let ratios = rows.compactMap { row -> Double? in
            guard let amount = number(.amount, row), let volume = number(.volume, row), volume > 0,
                let close = number(.close, row), close > 0
            else { return nil }
            return amount / (volume * close)
        }.sorted()
        if !ratios.isEmpty {
            let ratio = ratios[ratios.count / 2]
            if (0.7...1.4).contains(ratio) { return 1 }
            if (70...140).contains(ratio) { return 100 }
            // Taiwan's lots are a thousand shares.
            if (700...1400).contains(ratio) { return 1000 }
        }
        return form.isInLots ? 100 : 1
    }
}
