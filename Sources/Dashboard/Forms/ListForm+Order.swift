import Market
import Watchlists

extension ListForm {
    /// What was written, as an order; nil with `problem` set where something is wrong.
    ///
    /// - Parameter find: whom a word means.
    mutating func finish(find: (String) -> SymbolReading) -> WatchlistOrder? {
        problem = nil
        switch purpose {
        case .create:
            guard let name = name(), let currency = currency(.currency) else { return nil }
            return .create(Watchlist(name: name, currency: currency))
        case .rename(let id): return name().map { .edit(id: id, [.rename($0)]) }
        case .delete(let id, _): return .delete(id: id)
        case .addGroup(let id): return name().map { .edit(id: id, [.addGroup($0)]) }
        case .renameGroup(let id, let old): return name().map { .edit(id: id, [.renameGroup(old, to: $0)]) }
        case .remove(let id, let symbol, _): return .edit(id: id, [.remove(symbol)])
        case .removeGroup(let id, let name, _): return .edit(id: id, [.removeGroup(name)])
        case .note(let id, let symbol): return .edit(id: id, [.note(symbol, text(.note).trimmed)])
        case .add(let id, let group): return symbols(find).map { .edit(id: id, $0.map { .add($0, group: group) }) }
        case .lots(let id, let symbol, let lots, _):
            return changed(lots).map { .edit(id: id, [.setLots(symbol, $0)]) }
        }
    }

    private mutating func name() -> String? {
        let name = text(.name).trimmed
        if name.isEmpty { fail(.name, "Enter a name") }
        return name.isEmpty ? nil : name
    }

    private mutating func currency(_ field: Field) -> Currency? {
        let text = text(field).trimmed.uppercased()
        let currency = Currency(text.isEmpty ? "USD" : text)
        if currency == nil { fail(field, "Unknown currency \(text); use a code such as USD") }
        return currency
    }

    private mutating func symbols(_ find: (String) -> SymbolReading) -> [Symbol]? {
        var result: [Symbol] = []
        for word in text(.symbols).split(separator: ",").map({ String($0).trimmed }) where !word.isEmpty {
            let symbol: Symbol
            switch find(word) {
            case .symbol(let found): symbol = found
            case .ambiguous(let symbols):
                fail(.symbols, "Ambiguous: \(word) is " + symbols.map(\.rawValue).joined(separator: " or "))
                return nil
            case .notCovered(let what):
                fail(.symbols, "Not covered: \(what)")
                return nil
            case .unreadable:
                fail(.symbols, "Unknown name or symbol: \(word)")
                return nil
            }
            if !result.contains(symbol) { result.append(symbol) }
        }
        if result.isEmpty { fail(.symbols, "Enter a symbol or name") }
        return result.isEmpty ? nil : result
    }

    /// The lots after what was written of one of them.
    private mutating func changed(_ lots: [Lot]) -> [Lot]? {
        var lots = lots
        guard !text(.quantity).trimmed.isEmpty else {
            guard lotIndex < lots.count else {
                fail(.quantity, "Enter a quantity")
                return nil
            }
            lots.remove(at: lotIndex)
            return lots
        }
        guard let lot = lot() else { return nil }
        if lotIndex < lots.count { lots[lotIndex] = lot } else { lots.append(lot) }
        return lots
    }

    private mutating func lot() -> Lot? {
        guard let quantity = number(.quantity), quantity != 0 else {
            fail(.quantity, "Quantity must be a number other than 0")
            return nil
        }
        guard let price = number(.price), price > 0 else {
            fail(.price, "Price must be a number above 0")
            return nil
        }
        var lot = Lot(quantity: quantity, price: price)
        if !text(.paid).trimmed.isEmpty {
            guard let paid = currency(.paid) else { return nil }
            lot.currency = paid
        }
        let date = text(.date).trimmed
        lot.date = CalendarDate(date)
        if !date.isEmpty, lot.date == nil {
            fail(.date, "Enter a date such as 2025-11-03")
            return nil
        }
        if !text(.rate).trimmed.isEmpty {
            guard let rate = number(.rate), rate > 0 else {
                fail(.rate, "FX rate must be a number above 0")
                return nil
            }
            lot.rate = rate
        }
        return lot
    }

    /// A number as people type it: thousands may be apart with commas.
    private func number(_ field: Field) -> Double? {
        Double(text(field).trimmed.filter { $0 != "," }).flatMap { $0.isFinite && abs($0) < 1e12 ? $0 : nil }
    }
}
