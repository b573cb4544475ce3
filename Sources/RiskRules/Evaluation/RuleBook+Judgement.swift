import Market

extension RuleBook {
    /// Takes a condition's value where it is not the usual case of nothing new.
    mutating func judge(
        _ key: RuleTable.Key, _ value: Double, _ table: Int, _ evaluator: inout Evaluator, _ round: inout RuleRound
    ) {
        let rule = tables[table].rules[key.rule]
        let status = tables[table].status(key)
        guard
            rule.only.admits(tables[table].subjects[key.subject], evaluator.state?.instrument, evaluator.data.exposures)
        else {
            if status.isActive { clear(key, table, &round) }
            tables[table].set(.excluded, key)
            return
        }
        if status.isActive {
            judgeActive(key, value, table, rule, &evaluator, &round)
        } else if value == 1 {
            judgeTrue(key, table, rule, &evaluator, &round)
        } else {
            tables[table].set(value.isNaN ? .unknown : .clear, key)
        }
    }

    private mutating func judgeTrue(
        _ key: RuleTable.Key, _ table: Int, _ rule: Rule, _ evaluator: inout Evaluator, _ round: inout RuleRound
    ) {
        let now = evaluator.data.now
        let isPending = tables[table].status(key) == .pending
        let since = (isPending ? tables[table].memories[key]?.trueSince : nil) ?? now
        if now.milliseconds(since: since) >= Int64(rule.holdSeconds) * 1000 {
            raise(key, since: since, table, rule, &evaluator, &round)
        } else {
            var memory =
                tables[table].memories[key]
                ?? RuleTable.Memory(
                    flag: RaisedFlag(severity: rule.severity, message: "", since: since), trueSince: since)
            memory.trueSince = since
            tables[table].memories[key] = memory
            tables[table].set(.pending, key)
        }
    }

    private mutating func raise(
        _ key: RuleTable.Key, since: Instant, _ table: Int, _ rule: Rule, _ evaluator: inout Evaluator,
        _ round: inout RuleRound
    ) {
        let now = evaluator.data.now
        let subject = tables[table].subjects[key.subject]
        let span = span(rule, subject, about: evaluator.session(of: subject), evaluator)
        if let span, now >= span.end {
            // It is about a session that is long over, and stands no longer.
            if tables[table].status(key).isActive { clear(key, table, &round) } else { tables[table].set(.clear, key) }
            return
        }
        let raising = since == now ? evaluator.raising(of: subject) : since
        let flag = flag(key, since: raising, table, rule, &evaluator)
        var memory = RuleTable.Memory(flag: flag, trueSince: since)
        let earliest = now.advanced(seconds: -RuleBook.flappingSpan)
        memory.span = span
        if tables[table].status(key).isActive { memory.isReported = tables[table].memories[key]?.isReported ?? false }
        memory.raisings = (tables[table].memories[key]?.raisings ?? []).filter { $0 > earliest }.suffix(2) + [now]
        tables[table].memories[key] = memory
        tables[table].set(.raised, key)
        if memory.span != nil { tables[table].timed.insert(key) }
        round.update.changed.append(outcome(key, table, .raised(flag)))
    }

    private func span(
        _ rule: Rule, _ subject: RuleSubject, about session: CalendarDate, _ evaluator: Evaluator
    ) -> RuleTable.Span? {
        guard case .sessions(let count) = rule.term else { return nil }
        return RuleTable.Span(session: session, end: evaluator.end(of: subject, session: session, sessions: count))
    }

    private mutating func flag(
        _ key: RuleTable.Key, since: Instant, _ table: Int, _ rule: Rule, _ evaluator: inout Evaluator
    ) -> RaisedFlag {
        var severity = rule.severity
        let parts = tables[table].parts[key.rule]
        if let worsening = parts.worsening {
            let isHigh = tables[table].status(key).isActive && tables[table].memories[key]?.flag.severity == .high
            if evaluator.run(tables[table].program, worsening, shared: tables[table].shared) == 1 {
                severity = .high
            } else if isHigh, let easing = parts.easing {
                severity =
                    evaluator.run(tables[table].program, easing, shared: tables[table].shared) == 1 ? severity : .high
            }
        }
        let (message, values) = rule.template.render(&evaluator, rule.program)
        var measure: Double?
        if let node = rule.measure {
            let shared = evaluator.sharedValues(of: rule.program)
            let number = evaluator.run(rule.program, node.code, shared: shared)
            measure = number.isNaN ? nil : number
        }
        return RaisedFlag(severity: severity, message: message, values: values, measure: measure, since: since)
    }

    private mutating func judgeActive(
        _ key: RuleTable.Key, _ value: Double, _ table: Int, _ rule: Rule, _ evaluator: inout Evaluator,
        _ round: inout RuleRound
    ) {
        guard var memory = tables[table].memories[key] else { return }
        let subject = tables[table].subjects[key.subject]
        if memory.span == nil, rule.term != .condition {
            // It was raised before the program was started again.
            let session = evaluator.session(of: subject, at: memory.flag.since)
            memory.span = span(rule, subject, about: session, evaluator)
            tables[table].memories[key] = memory
            tables[table].timed.insert(key)
        }
        if let span = memory.span {
            judgeSpan(span, key, value, table, rule, &evaluator, &round)
            return
        }
        if value.isNaN {
            guard tables[table].status(key) != .uncertain else { return }
            memory.flag.isUncertain = true
            memory.falseSince = nil
            tables[table].memories[key] = memory
            tables[table].set(.uncertain, key)
            round.update.changed.append(outcome(key, table, .raised(memory.flag)))
            return
        }
        if value == 0, hasCleared(key, table, &evaluator) {
            startSettling(key, memory, table, &evaluator, &round)
            return
        }
        memory.falseSince = nil
        let flag = flag(key, since: memory.flag.since, table, rule, &evaluator)
        let isNew = flag != memory.flag
        memory.flag = flag
        tables[table].memories[key] = memory
        tables[table].set(.raised, key)
        if isNew { round.update.changed.append(outcome(key, table, .raised(flag))) }
    }

    /// A flag about sessions stands whatever its condition says meanwhile; a later session has its own.
    private mutating func judgeSpan(
        _ span: RuleTable.Span, _ key: RuleTable.Key, _ value: Double, _ table: Int, _ rule: Rule,
        _ evaluator: inout Evaluator, _ round: inout RuleRound
    ) {
        let isOver = evaluator.data.now >= span.end
        let isLater = evaluator.session(of: tables[table].subjects[key.subject]) > span.session
        if isOver || (isLater && rule.term == .sessions(1)) {
            if value == 1, isLater {
                raise(key, since: evaluator.data.now, table, rule, &evaluator, &round)
            } else {
                clear(key, table, &round)
                tables[table].memories[key]?.span = nil
            }
            return
        }
        guard value == 1, var memory = tables[table].memories[key] else { return }
        var flag = flag(key, since: memory.flag.since, table, rule, &evaluator)
        // What was reached in a session stays what it was.
        flag.severity = max(flag.severity, memory.flag.severity)
        guard flag != memory.flag else { return }
        memory.flag = flag
        tables[table].memories[key] = memory
        round.update.changed.append(outcome(key, table, .raised(flag)))
    }

    private func hasCleared(_ key: RuleTable.Key, _ table: Int, _ evaluator: inout Evaluator) -> Bool {
        guard let clearing = tables[table].parts[key.rule].clearing else { return true }
        return evaluator.run(tables[table].program, clearing, shared: tables[table].shared) == 1
    }

    private mutating func startSettling(
        _ key: RuleTable.Key, _ memory: RuleTable.Memory, _ table: Int, _ evaluator: inout Evaluator,
        _ round: inout RuleRound
    ) {
        let now = evaluator.data.now
        var memory = memory
        let since = memory.falseSince ?? now
        memory.falseSince = since
        tables[table].memories[key] = memory
        let isFlapping = memory.raisings.count >= RuleBook.flappingCount
        if isFlapping && now.milliseconds(since: since) < Int64(RuleBook.settlingTime) * 1000 {
            tables[table].set(.settling, key)
        } else {
            clear(key, table, &round)
        }
    }

    private mutating func clear(_ key: RuleTable.Key, _ table: Int, _ round: inout RuleRound) {
        tables[table].set(.clear, key)
        tables[table].timed.insert(key)
        round.update.cleared.append(outcome(key, table, .clear))
    }

    func outcome(_ key: RuleTable.Key, _ table: Int, _ verdict: RuleOutcome.Verdict) -> RuleOutcome {
        RuleOutcome(
            rule: tables[table].rules[key.rule].id, subject: tables[table].subjects[key.subject], verdict: verdict)
    }

    /// Lets go of everything about a subject that is no longer there.
    mutating func forget(_ place: Int, _ table: Int, _ round: inout RuleRound) {
        for number in tables[table].rules.indices {
            let key = RuleTable.Key(rule: number, subject: place)
            if tables[table].status(key).isActive {
                round.update.cleared.append(outcome(key, table, .clear))
            }
            tables[table].set(.fresh, key)
            tables[table].memories[key] = nil
            tables[table].timed.remove(key)
        }
    }

    /// Looks at what waits for time to pass: conditions that have to hold, flags that settle, and raisings that may be
    /// forgotten.
    mutating func lookAtTimers(_ table: Int, _ evaluator: inout Evaluator, _ round: inout RuleRound) {
        let now = evaluator.data.now
        for key in tables[table].timed {
            guard let memory = tables[table].memories[key] else {
                tables[table].timed.remove(key)
                continue
            }
            let rule = tables[table].rules[key.rule]
            switch tables[table].status(key) {
            case .pending:
                guard now.milliseconds(since: memory.trueSince) >= Int64(rule.holdSeconds) * 1000,
                    evaluator.turn(to: tables[table].subjects[key.subject], rule.dependencies.groups)
                else { continue }
                raise(key, since: memory.trueSince, table, rule, &evaluator, &round)
            case .settling:
                let since = memory.falseSince ?? now
                guard now.milliseconds(since: since) >= Int64(RuleBook.settlingTime) * 1000 else { continue }
                clear(key, table, &round)
            case .raised, .uncertain:
                guard let span = memory.span else {
                    tables[table].timed.remove(key)
                    continue
                }
                guard now >= span.end else { continue }
                clear(key, table, &round)
                tables[table].memories[key]?.span = nil
            case .clear, .unknown, .fresh, .excluded:
                let newest = memory.raisings.last ?? now.advanced(seconds: -RuleBook.flappingSpan)
                guard now.milliseconds(since: newest) >= Int64(RuleBook.flappingSpan) * 1000 else { continue }
                tables[table].memories[key] = nil
                tables[table].timed.remove(key)
            }
        }
    }
}
