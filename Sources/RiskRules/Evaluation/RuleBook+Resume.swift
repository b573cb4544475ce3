import Market

extension RuleBook {
    /// Takes up the flags that were raised when the program ended, before anything is evaluated: those with a `clear`
    /// stay raised until it is true, and those that have cleared meanwhile are reported by the first update.
    ///
    /// - Parameter records: what the state database remembers; cleared ones are skipped.
    /// - Returns: the flags that no rule raises any more: let them be cleared. Manual risks' are among them.
    public mutating func resume(_ records: [FlagRecord]) -> [FlagKey] {
        var orphans: [FlagKey] = []
        for record in records where record.clearedAt == nil {
            let subject = record.key.subject
            if resumeCause(record) { continue }
            guard case .rule(let rule) = record.key.origin,
                let table = tables.firstIndex(where: { $0.scope == subject.scope }),
                let number = tables[table].rules.firstIndex(where: { $0.id == rule })
            else {
                orphans.append(record.key)
                continue
            }
            let key = RuleTable.Key(rule: number, subject: tables[table].place(of: subject))
            let flag = RaisedFlag(
                severity: record.severity, message: record.message, measure: record.measure, since: record.since)
            tables[table].memories[key] = RuleTable.Memory(flag: flag, trueSince: record.since, isReported: true)
            tables[table].set(.raised, key)
            // So that a subject that has gone meanwhile is missed.
            if subject.scope != .instrument { tables[table].rows[subject] = [] }
        }
        return orphans
    }
}
