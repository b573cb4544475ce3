public import Market

/// A risk that no price shows, entered by the user or a feed with its source and dates.
public struct ManualRisk: Hashable, Sendable {
    /// What kind of risk.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case geopolitics, tariff, capex, regulation, supply, company, other
        case exportControl = "export-control"
        case memoryPrice = "memory-price"
    }

    /// Whom it concerns.
    public enum Scope: Hashable, Sendable {
        /// Everybody.
        case everything
        /// These instruments.
        case symbols([Symbol])
        /// A region and its instruments.
        case region(Region)
        /// The instruments with a tag.
        case tag(ExposureTag)
    }

    /// A short name for programs and commands.
    public var id: String
    /// How bad it is.
    public var severity: RiskFlag.Severity
    /// What people read.
    public var title: String
    /// What kind of risk.
    public var kind: Kind
    /// Whom it concerns.
    public var scope: Scope
    /// From when on.
    public var start: CalendarDate
    /// The last day; nil where is unknown.
    public var expiry: CalendarDate?
    /// Where it was read.
    public var source: String
    /// What else is to be said.
    public var note: String
    /// When it was ended early.
    public var endedAt: Instant?

    /// Creates an item; texts are made safe to show.
    public init(
        id: String, severity: RiskFlag.Severity, title: String, kind: Kind, scope: Scope, start: CalendarDate,
        expiry: CalendarDate? = nil, source: String = "", note: String = "", endedAt: Instant? = nil
    ) {
        self.id = DisplayText.sanitized(id, limit: 64)
        self.severity = severity
        self.title = DisplayText.sanitized(title)
        self.kind = kind
        self.scope = scope
        self.start = start
        self.expiry = expiry
        self.source = DisplayText.sanitized(source)
        self.note = DisplayText.sanitized(note, limit: 600)
        self.endedAt = endedAt
    }

    /// A short name made of a title: its lower-case ASCII letters and digits with hyphens between its words.
    public static func identifier(_ title: String) -> String {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let id = words.prefix(6).joined(separator: "-")
        return id.isEmpty
            ? "item-" + String(title.unicodeScalars.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1.value) }, radix: 36) : id
    }

    /// Whether it counts at a moment, by the date in UTC.
    public func isActive(at moment: Instant) -> Bool {
        let today = TimeZoneRule.utc.local(moment).date
        if let endedAt, endedAt <= moment { return false }
        return start <= today && expiry.map { today <= $0 } ?? true
    }

    /// Whether it concerns an instrument.
    public func concerns(_ instrument: Instrument, exposures: ExposureDirectory = .shared) -> Bool {
        switch scope {
        case .everything: true
        case .symbols(let symbols): symbols.contains(instrument.symbol)
        case .region(let region): instrument.region == region
        case .tag(let tag): exposures[instrument.symbol].contains(tag)
        }
    }
}

extension ManualRisk.Scope {
    /// A stable text for files and databases: `all`, `region:TW`, `tag:ai-capex`, `symbols:NVDA,TSM`.
    public var text: String {
        switch self {
        case .everything: "all"
        case .symbols(let symbols): "symbols:" + symbols.map(\.rawValue).joined(separator: ",")
        case .region(let region): "region:" + region.code
        case .tag(let tag): "tag:" + tag.rawValue
        }
    }

    /// Reads `text`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.last) {
        case ("all", _) where parts.count == 1: self = .everything
        case ("region", let code?):
            guard let region = Region(rawValue: code) ?? RuleWords.regions[code] else { return nil }
            self = .region(region)
        case ("tag", let name?):
            guard let tag = ExposureTag(rawValue: name) else { return nil }
            self = .tag(tag)
        case ("symbols", let list?) where parts.count == 2:
            let names = list.split(separator: ",")
            let symbols = names.compactMap { Symbol(validating: $0) }
            guard !symbols.isEmpty, symbols.count == names.count, symbols.count <= 200 else { return nil }
            self = .symbols(symbols)
        default: return nil
        }
    }
}
