import GRDB
public import Market
public import RiskRules

extension RiskState {
    /// How many mutes are read: more than are set by hand.
    private static let mostMutes = 2000

    /// Mutes flags; muting again changes nothing.
    public func mute(_ mute: FlagMute, by person: String, at moment: Instant) throws(RiskStateFault) {
        let who = DisplayText.sanitized(person, limit: 64)
        try write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO mute VALUES (?, ?, ?, ?, ?, ?)",
                arguments: StatementArguments(mute.columns) + [who, moment.milliseconds])
        }
    }

    /// Takes a mute back.
    public func unmute(_ mute: FlagMute) throws(RiskStateFault) {
        try write { database in
            try database.execute(
                sql: "DELETE FROM mute WHERE kind = ? AND origin = ? AND name = ? AND subject = ?",
                arguments: StatementArguments(mute.columns))
        }
    }

    /// What is muted; rows that make no sense are passed over.
    public func mutes() throws(RiskStateFault) -> [FlagMute: FlagMuteRecord] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM mute LIMIT \(RiskState.mostMutes)")
            let pairs = rows.compactMap { row -> (FlagMute, FlagMuteRecord)? in
                guard let mute = FlagMute(row: row), let at = row.moment("at") else { return nil }
                return (mute, FlagMuteRecord(by: row.text("person", limit: 64) ?? "", at: at))
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
    }
}

extension FlagMute {
    /// The columns `kind`, `origin`, `name` and `subject`.
    fileprivate var columns: [String] {
        switch self {
        case .flag(let key): ["flag", key.origin.kind, key.origin.id, key.subject.key]
        case .origin(let origin): ["origin", origin.kind, origin.id, ""]
        case .subject(let subject): ["subject", "", "", subject.key]
        case .region(let region): ["region", "", region.rawValue, ""]
        case .category(let name): ["category", "", name, ""]
        }
    }

    fileprivate init?(row: Row) {
        guard let kind = row.text("kind", limit: 16), let name = row.text("name", limit: 80),
            let words = row.text("subject", limit: 220)
        else { return nil }
        let origin = row.text("origin", limit: 20).flatMap { FlagOrigin(kind: $0, id: name) }
        let subject = RuleSubject(key: words)
        switch (kind, origin, subject) {
        case ("flag", let origin?, let subject?): self = .flag(FlagKey(origin: origin, subject: subject))
        case ("origin", let origin?, _): self = .origin(origin)
        case ("subject", _, let subject?): self = .subject(subject)
        case ("region", _, _):
            guard let region = Region(rawValue: name) else { return nil }
            self = .region(region)
        case ("category", _, _) where !name.isEmpty: self = .category(name)
        default: return nil
        }
    }
}
