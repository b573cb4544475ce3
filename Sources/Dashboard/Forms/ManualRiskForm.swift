import Market
import RiskRules

/// A manual risk while it is written: one field after another.
struct ManualRiskForm: ScreenForm, Hashable, Sendable {
    /// What can be written.
    enum Field: Int, CaseIterable, Hashable, Sendable {
        case title, severity, kind, scope, expiry, source, note

        var label: String {
            switch self {
            case .title: "title"
            case .severity: "severity"
            case .kind: "kind"
            case .scope: "scope"
            case .expiry: "expires"
            case .source: "source"
            case .note: "note"
            }
        }

        /// What may be written there.
        var hint: String {
            switch self {
            case .title: "one line, such as: Tariffs on memory from Korea"
            case .severity, .kind: "← → select"
            case .scope:
                "all, region:TW, symbols:NVDA,TSM, tag:" + ExposureTag.allCases.map(\.rawValue).joined(separator: "|")
            case .expiry: "last day, such as 2026-03-31; optional"
            case .source: "where the information comes from"
            case .note: "optional"
            }
        }
    }

    /// The item that is edited; nil for a new one.
    let edited: ManualRisk?
    private let today: CalendarDate
    private let taken: Set<String>
    private var texts: [Field: String] = [:]
    private(set) var severity = RiskFlag.Severity.warn
    private(set) var kind = ManualRisk.Kind.other
    /// The field that keys go to.
    private(set) var focus = Field.title
    /// What is wrong with what was written; nil before the first attempt to save.
    private(set) var problem: String?
    var isLeaving = false
    /// The texts before any edit.
    private var original: [Field: String] = [:]

    /// A new item about the selected stock.
    init(today: CalendarDate, about symbol: Symbol?, taken: Set<String>) {
        edited = nil
        self.today = today
        self.taken = taken
        texts[.scope] = symbol.map { "symbols:\($0)" } ?? "all"
        original = contents
    }

    /// An item that is there already.
    init(_ item: ManualRisk) {
        edited = item
        today = item.start
        taken = []
        (severity, kind) = (item.severity, item.kind)
        texts = [
            .title: item.title, .scope: item.scope.text, .expiry: item.expiry?.description ?? "",
            .source: item.source, .note: item.note,
        ]
        original = contents
    }

    private var contents: [Field: String] {
        Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, text($0)) })
    }

    var isChanged: Bool { contents != original }

    /// What stands in a field.
    func text(_ field: Field) -> String {
        switch field {
        case .severity: severity.name
        case .kind: kind.title
        case .title, .scope, .expiry, .source, .note: texts[field] ?? ""
        }
    }

    var title: String { edited == nil ? "New manual risk" : "Manual risk" }
    var hint: String { "↑↓ field · Enter save · Esc cancel" }
    var focusIndex: Int { Field.allCases.firstIndex(of: focus) ?? 0 }

    var fields: [FormField] {
        Field.allCases.map { field in
            FormField(
                label: field.label, content: text(field), hint: field.hint,
                isChoice: field == .severity || field == .kind)
        }
    }

    mutating func move(by step: Int) {
        focus = focus.stepped(by: step)
    }

    mutating func type(_ text: String) {
        guard !isChoice else { return }
        texts[focus] = DisplayText.sanitized((texts[focus] ?? "") + text, limit: 200)
    }

    mutating func deleteBackward() { if !isChoice { texts[focus] = String((texts[focus] ?? "").dropLast()) } }

    mutating func clear() { if !isChoice { texts[focus] = "" } }

    mutating func choose(by step: Int) {
        switch focus {
        case .severity: severity = severity.stepped(by: step)
        case .kind: kind = kind.stepped(by: step)
        case .title, .scope, .expiry, .source, .note: break
        }
    }

    /// The item as it stands; nil with `problem` set and its field in focus where something is wrong.
    mutating func item() -> ManualRisk? {
        problem = nil
        let title = text(.title).trimmed
        guard !title.isEmpty else { return fail(.title, "Enter a title") }
        guard let scope = ManualRisk.Scope(text(.scope).trimmed) else {
            return fail(.scope, "Invalid scope; use all, region:TW, tag:… or symbols:NVDA,TSM")
        }
        let expiryText = text(.expiry).trimmed
        let expiry = CalendarDate(expiryText)
        guard expiryText.isEmpty || expiry != nil else { return fail(.expiry, "Enter a date such as 2026-03-31") }
        if let expiry, expiry < today { return fail(.expiry, "The expiry date is in the past") }
        return ManualRisk(
            id: edited?.id ?? identifier(title), severity: severity, title: title, kind: kind, scope: scope,
            start: edited?.start ?? today, expiry: expiry, source: text(.source).trimmed, note: text(.note).trimmed)
    }

    private mutating func fail(_ field: Field, _ problem: String) -> ManualRisk? {
        (focus, self.problem) = (field, problem)
        return nil
    }

    private func identifier(_ title: String) -> String {
        let id = ManualRisk.identifier(title)
        return taken.contains(id) ? (2...9999).lazy.map { "\(id)-\($0)" }.first { !taken.contains($0) } ?? id : id
    }
}

extension String {
    /// Without spaces at both ends.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
