import Market
import Watchlists

/// A change of a watchlist while it is written.
struct ListForm: ScreenForm, Hashable, Sendable {
    /// What is changed.
    enum Purpose: Hashable, Sendable {
        case create
        case rename(id: String)
        case delete(id: String, name: String)
        case add(id: String, group: String?)
        case addGroup(id: String)
        case renameGroup(id: String, String)
        case remove(id: String, Symbol, what: String)
        case removeGroup(id: String, String, count: Int)
        case note(id: String, Symbol)
        case lots(id: String, Symbol, [Lot], own: Currency?)
    }

    /// A field that is written.
    enum Field: Hashable, Sendable {
        case name, currency, symbols, note, lot, quantity, price, paid, date, rate
    }

    let purpose: Purpose
    private let order: [Field]
    private var texts: [Field: String]
    private(set) var focusIndex = 0
    var problem: String?
    var isLeaving = false
    /// The texts before any edit.
    private var original: [Field: String]
    /// Whom what is typed would find, in words.
    var suggestion: String?
    /// The lot that is written, by its place; the number of lots for a new one.
    private(set) var lotIndex = 0

    init(_ purpose: Purpose, texts: [Field: String] = [:]) {
        self.purpose = purpose
        self.texts = texts
        original = texts
        switch purpose {
        case .create: order = [.name, .currency]
        case .rename, .addGroup, .renameGroup: order = [.name]
        case .add: order = [.symbols]
        case .note: order = [.note]
        case .delete, .remove, .removeGroup: order = []
        case .lots(_, _, let lots, _):
            order = [.lot, .quantity, .price, .paid, .date, .rate]
            focusIndex = 1
            lotIndex = lots.count
        }
    }

    var isChanged: Bool { order.contains { (texts[$0] ?? "") != (original[$0] ?? "") } }

    /// What stands in a field.
    func text(_ field: Field) -> String {
        if field == .lot, case .lots(_, _, let lots, _) = purpose {
            return lotIndex < lots.count ? "\(lotIndex + 1) of \(lots.count)" : "new"
        }
        return texts[field] ?? ""
    }

    var title: String {
        switch purpose {
        case .create: "New watchlist"
        case .rename: "Rename watchlist"
        case .delete(_, let name): "Delete watchlist \(name)?"
        case .add(_, let group): group.map { $0.isEmpty ? "Add to watchlist" : "Add to \($0)" } ?? "Add to watchlist"
        case .addGroup: "New group"
        case .renameGroup: "Rename group"
        case .remove(_, _, let what): "Remove \(what)?"
        case .removeGroup(_, let name, _): "Remove group \(name)?"
        case .note(_, let symbol): "Note on \(symbol)"
        case .lots(_, let symbol, _, _): "Positions in \(symbol)"
        }
    }

    var hint: String {
        switch purpose {
        case .delete, .remove, .removeGroup: "Enter confirm · Esc cancel"
        case .lots: "↑↓ field · ←→ position · Enter save · Esc cancel"
        case .create, .rename, .add, .addGroup, .renameGroup, .note: "Enter save · Esc cancel"
        }
    }

    var fields: [FormField] {
        order.map {
            FormField(label: ListForm.label($0), content: text($0), hint: hint(of: $0), isChoice: $0 == .lot)
        }
    }

    /// The line below the fields while none is in focus.
    var focusHint: String {
        switch purpose {
        case .delete: "Deletes the file with all its notes and positions"
        case .remove: "Also removes its note and positions"
        case .removeGroup(_, _, let count): "Removes \(count) instruments with their notes and positions"
        case .create, .rename, .add, .addGroup, .renameGroup, .note, .lots:
            order.indices.contains(focusIndex) ? hint(of: order[focusIndex]) : ""
        }
    }

    private static func label(_ field: Field) -> String {
        switch field {
        case .name: "name"
        case .currency: "currency"
        case .symbols: "symbols"
        case .note: "note"
        case .lot: "position"
        case .quantity: "quantity"
        case .price: "price"
        case .paid: "currency"
        case .date: "trade date"
        case .rate: "FX rate"
        }
    }

    private func hint(of field: Field) -> String {
        switch field {
        case .name: "name of the list or group"
        case .currency: "currency of values and P&L, such as USD or TWD"
        case .symbols: suggestion ?? "a symbol or part of a name; separate several with commas"
        case .note: "one line; empty removes the note"
        case .lot: "← → select position"
        case .quantity: "negative if short; empty removes the position"
        case .price: "price per share"
        case .paid: "currency of the price; default: the instrument's"
        case .date: "such as 2025-11-03; optional"
        case .rate: "units of the price's currency per unit of the list's; default: the rate of the trade date"
        }
    }

    private var focus: Field? { order.indices.contains(focusIndex) ? order[focusIndex] : nil }

    mutating func move(by step: Int) {
        guard !order.isEmpty else { return }
        focusIndex = (focusIndex + step + order.count) % order.count
    }

    mutating func type(_ text: String) {
        guard let focus, focus != .lot else { return }
        texts[focus] = DisplayText.sanitized((texts[focus] ?? "") + text, limit: focus == .name ? 40 : 200)
        problem = nil
    }

    mutating func deleteBackward() {
        guard let focus, focus != .lot else { return }
        texts[focus] = String((texts[focus] ?? "").dropLast())
        problem = nil
    }

    mutating func clear() {
        if let focus, focus != .lot { texts[focus] = "" }
    }

    /// Goes to another lot and shows what it holds.
    mutating func choose(by step: Int) {
        guard case .lots(_, _, let lots, _) = purpose else { return }
        guard !isChanged else {
            problem = "Unsaved position: Enter saves, Esc cancels"
            return
        }
        lotIndex = (lotIndex + step + lots.count + 1) % (lots.count + 1)
        problem = nil
        guard lotIndex < lots.count else {
            (texts, original) = ([:], [:])
            return
        }
        let lot = lots[lotIndex]
        texts = [
            .quantity: "\(lot.quantity.plain)", .price: "\(lot.price.plain)", .paid: lot.currency?.code ?? "",
            .date: lot.date?.description ?? "", .rate: lot.rate.map(\.plain) ?? "",
        ]
        original = texts
    }

    mutating func fail(_ field: Field, _ words: String) {
        focusIndex = order.firstIndex(of: field) ?? focusIndex
        problem = words
    }
}

extension Double {
    /// As the user writes it, without a needless fraction.
    fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : "\(self)" }
}
