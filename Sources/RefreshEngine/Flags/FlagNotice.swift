public import RiskRules

/// A change in a flag's life with the words that people know its rule and its subject by: what alerts are made of.
public struct FlagNotice: Hashable, Sendable {
    /// What happened.
    public var change: FlagChange
    /// What is remembered of the flag now.
    public var record: FlagRecord?
    /// The rule's title, or a manual risk's.
    public var title: String
    /// What the rule belongs to, such as `price` or `data`; `watch` for manual risks.
    public var category: String
    /// What people call the subject.
    public var name: String

    /// Creates a notice.
    public init(change: FlagChange, record: FlagRecord? = nil, title: String, category: String, name: String) {
        self.change = change
        self.record = record
        self.title = title
        self.category = category
        self.name = name
    }
}
