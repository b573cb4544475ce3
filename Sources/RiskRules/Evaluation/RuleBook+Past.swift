public import Market

extension RuleBook {
    /// Takes over how flags stood at the end of a book of the same rules that judged the dates before: flags that were
    /// raised there already are as old as there, and those that nothing has cleared since stay raised.
    ///
    /// - Parameters:
    ///   - known: what is remembered of flags, with when something last happened to them; only what came later is
    ///     taken over.
    ///   - isFirst: whether flags that are true no longer and only wait for their `clear` are taken over too.
    /// - Returns: the flags that are raised and say something else now.
    public mutating func takeOver(
        _ earlier: RuleBook, except known: [FlagKey: Instant], isFirst: Bool
    ) -> [RuleOutcome] {
        var changed: [RuleOutcome] = []
        takeOverCauses(earlier, except: known, &changed)
        for table in tables.indices where earlier.tables.indices.contains(table) {
            for (key, memory) in earlier.tables[table].memories where earlier.tables[table].status(key).isActive {
                let subject = earlier.tables[table].subjects[key.subject]
                let flag = FlagKey(rule: tables[table].rules[key.rule].id, subject: subject)
                guard known[flag].map({ $0 < memory.flag.since }) ?? true,
                    let place = tables[table].existingPlace(of: subject)
                else { continue }
                let own = RuleTable.Key(rule: key.rule, subject: place)
                guard takeOver(memory, own, table, isFirst: isFirst), let taken = tables[table].memories[own] else {
                    continue
                }
                changed.append(RuleOutcome(rule: flag.rule, subject: subject, verdict: .raised(taken.flag)))
            }
        }
        return changed.filter { !isCovered($0) }
    }

    private mutating func takeOverCauses(
        _ earlier: RuleBook, except known: [FlagKey: Instant], _ changed: inout [RuleOutcome]
    ) {
        guard let table = tables.first(where: { $0.scope == .instrument }) else { return }
        for (key, cause) in earlier.causes {
            let flag = FlagKey(rule: table.rules[key.rule].id, subject: .region(key.region))
            guard let own = causes[key], cause.flag.since < own.flag.since,
                known[flag].map({ $0 < cause.flag.since }) ?? true
            else { continue }
            causes[key]?.flag.since = cause.flag.since
            guard let taken = causes[key]?.flag else { continue }
            changed.append(RuleOutcome(rule: flag.rule, subject: flag.subject, verdict: .raised(taken)))
        }
    }

    /// Returns whether a flag is raised that is another one now.
    private mutating func takeOver(
        _ memory: RuleTable.Memory, _ key: RuleTable.Key, _ table: Int, isFirst: Bool
    ) -> Bool {
        switch tables[table].status(key) {
        case .raised, .settling, .uncertain:
            guard let own = tables[table].memories[key], own.span?.session == memory.span?.session,
                memory.flag.since < own.flag.since
            else { return false }
            tables[table].memories[key]?.flag.since = memory.flag.since
            return true
        case .clear:
            // What is about one session ended with it; what waits for its `clear` goes on.
            guard isFirst, memory.span == nil, tables[table].rules[key.rule].clearing != nil else { return false }
        case .unknown:
            // Unknown clears nothing.
            guard isFirst, memory.span == nil else { return false }
        case .fresh, .pending, .excluded: return false
        }
        tables[table].memories[key] = memory
        tables[table].set(.raised, key)
        return true
    }
}
