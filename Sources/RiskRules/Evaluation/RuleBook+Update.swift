import Market

extension RuleBook {
    /// Evaluates what reads something that changed.
    ///
    /// - Parameters:
    ///   - data: the market at its moment.
    ///   - changes: what differs since the last time; the first time everything does.
    /// - Returns: what is raised, cleared or said differently now.
    public mutating func update(_ data: RuleData, _ changes: RuleChanges) -> RuleUpdate {
        let changes = isFirst ? .everything : changes
        isFirst = false
        var round = RuleRound(changes: changes, isNewDate: noteDates(data))
        countMembers(data, changes, &round)
        var evaluator = Evaluator(data, tallies: tallies)
        noteRegions(&evaluator, &round)
        noteWeights(&evaluator, &round)
        for index in tables.indices { noteShared(index, &evaluator, &round) }
        for index in tables.indices {
            if tables[index].rules.isEmpty { continue }
            if tables[index].scope == .instrument {
                evaluateInstruments(index, &evaluator, &round)
            } else {
                evaluateOthers(index, &evaluator, &round)
            }
            lookAtTimers(index, &evaluator, &round)
        }
        gatherCauses(evaluator, &round)
        return round.update
    }

    private mutating func noteDates(_ data: RuleData) -> Bool {
        let now = Region.allCases.map { $0.leadingExchange.zone.local(data.now).date }
        defer { dates = now }
        return now != dates
    }

    // MARK: Members of regions

    private mutating func countMembers(_ data: RuleData, _ changes: RuleChanges, _ round: inout RuleRound) {
        guard let table = tables.firstIndex(where: { $0.scope == .instrument }) else { return }
        if let symbols = changes.symbols {
            for symbol in symbols { count(symbol, table, data, &round) }
        } else {
            var gone = Set(
                tables[table].subjects.compactMap { if case .instrument(let symbol) = $0 { symbol } else { nil } })
            for symbol in data.symbols() {
                gone.remove(symbol)
                count(symbol, table, data, &round)
            }
            for symbol in gone { count(symbol, table, data, &round) }
        }
    }

    private mutating func count(_ symbol: Symbol, _ table: Int, _ data: RuleData, _ round: inout RuleRound) {
        let state = data.state(symbol)
        let known = tables[table].existingPlace(of: .instrument(symbol))
        guard state != nil || known != nil else { return }
        let place = known ?? tables[table].place(of: .instrument(symbol))
        while classes.count <= place { classes.append(MemberClass()) }
        round.touched.append(place)
        var new = MemberClass(region: data.regionOfMember(symbol))
        if let state {
            new.isMissing = state.price == nil
            new.isBehind = new.isMissing || state.staleness.isBehind
        } else {
            new.region = nil
        }
        let old = classes[place]
        guard new != old else { return }
        classes[place] = new
        tally(old, by: -1)
        tally(new, by: 1)
    }

    private mutating func tally(_ member: MemberClass, by step: Int) {
        guard let region = member.region else { return }
        tallies[region, default: OtherRows.Tally()].members += step
        if member.isBehind { tallies[region, default: OtherRows.Tally()].behind += step }
        if member.isMissing { tallies[region, default: OtherRows.Tally()].missing += step }
    }

    // MARK: What many share

    /// Finds out which numbers of which region differ.
    private mutating func noteRegions(_ evaluator: inout Evaluator, _ round: inout RuleRound) {
        guard
            tables.contains(where: {
                $0.scope == .region && !$0.rules.isEmpty || $0.program.dependencies.readsOwnRegion
            })
        else { return }
        for region in Region.allCases {
            let new = evaluator.row(of: region)
            let old = regionRows[region]
            if let old {
                var mask: UInt64 = 0
                for index in new.indices where !new[index].isSame(as: old[index]) {
                    mask |= 1 << UInt64(min(index, 63))
                }
                round.regionChanges[region] = mask
            } else {
                round.regionChanges[region] = .max
            }
            regionRows[region] = new
        }
    }

    private mutating func noteWeights(_ evaluator: inout Evaluator, _ round: inout RuleRound) {
        guard tables.contains(where: { $0.program.dependencies.readsWeights }) else { return }
        let new = evaluator.basketStates.mapValues(\.weights)
        round.areWeightsNew = new != weights
        weights = new
    }

    /// Works out what each rule's subjects have in common; where it differs, the rule is evaluated for all of them.
    private mutating func noteShared(_ table: Int, _ evaluator: inout Evaluator, _ round: inout RuleRound) {
        let program = tables[table].program
        let isTouched = !program.shared.isEmpty && round.mayTouch(program.dependencies)
        let old = tables[table].shared
        if isTouched || old.count != program.shared.count {
            tables[table].shared = evaluator.sharedValues(of: program)
        }
        let new = tables[table].shared
        let readers = tables[table].readers
        var due: Set<Int> = []
        if isTouched || old.count != new.count {
            for number in readers.shared {
                let isOther = tables[table].parts[number].shared.contains {
                    !old.indices.contains($0) || !new[$0].isSame(as: old[$0])
                }
                if isOther { due.insert(number) }
            }
        }
        if round.changes.time { due.formUnion(readers.time) }
        if round.isNewDate { due.formUnion(readers.date) }
        if round.areWeightsNew { due.formUnion(readers.weights) }
        for number in readers.history
        where round.isHistoryDue(tables[table].rules[number].dependencies, in: tables[table].scope) {
            due.insert(number)
        }
        round.due[tables[table].scope] = due.sorted()
    }

    // MARK: Evaluation

    private mutating func evaluateInstruments(_ table: Int, _ evaluator: inout Evaluator, _ round: inout RuleRound) {
        let readers = tables[table].readers
        let groups = tables[table].program.dependencies.groups
        let isEverything = round.changes.symbols == nil
        let due = round.due[.instrument] ?? []
        let own = isEverything ? Array(tables[table].rules.indices) : readers.subject
        let chosen = due.isEmpty || isEverything ? own : Array(Set(own).union(due)).sorted()
        for place in round.touched { evaluate(chosen, place, table, groups, &evaluator, &round) }
        guard !isEverything else { return }
        let isRegional = !readers.region.isEmpty && round.regionChanges.values.contains { $0 != 0 }
        let histories = readers.history.isEmpty ? [] : round.changes.histories
        guard !due.isEmpty || isRegional || !histories.isEmpty else { return }
        let touched = Set(round.touched)
        for place in tables[table].subjects.indices where !touched.contains(place) {
            var chosen = due
            if isRegional, let region = classes[place].region, let mask = round.regionChanges[region], mask != 0 {
                chosen += readers.region.lazy.filter { $0.figures & mask != 0 }.map(\.number)
            }
            if case .instrument(let symbol) = tables[table].subjects[place], histories.contains(symbol) {
                chosen += readers.history
            }
            if !chosen.isEmpty { evaluate(Array(Set(chosen)).sorted(), place, table, groups, &evaluator, &round) }
        }
    }

    /// Evaluates some rules for one instrument.
    private mutating func evaluate(
        _ numbers: [Int], _ place: Int, _ table: Int, _ groups: FigureGroups, _ evaluator: inout Evaluator,
        _ round: inout RuleRound
    ) {
        guard case .instrument(let symbol) = tables[table].subjects[place] else { return }
        guard let state = evaluator.data.state(symbol) else { return forget(place, table, &round) }
        evaluator.turn(to: state, groups)
        evaluate(numbers, place, table, &evaluator, &round)
    }

    private mutating func evaluateOthers(_ table: Int, _ evaluator: inout Evaluator, _ round: inout RuleRound) {
        let scope = tables[table].scope
        let due = round.due[scope] ?? []
        guard round.mayTouchRows(of: scope) || !due.isEmpty else { return }
        let subjects = evaluator.subjects(of: scope)
        var gone = Set(tables[table].rows.keys)
        for subject in subjects {
            gone.remove(subject)
            guard evaluator.turn(to: subject, []) else { continue }
            let old = tables[table].rows[subject]
            let isSame = old.map { $0.isSame(as: evaluator.own) } ?? false
            let place = tables[table].place(of: subject)
            let numbers =
                isSame && round.changes.symbols != nil && !(scope == .feed && round.changes.feeds)
                ? due : Array(tables[table].rules.indices)
            tables[table].rows[subject] = evaluator.own
            evaluate(numbers, place, table, &evaluator, &round)
        }
        for subject in gone {
            tables[table].rows[subject] = nil
            if let place = tables[table].existingPlace(of: subject) { forget(place, table, &round) }
        }
    }

    /// Evaluates some rules for the subject that the evaluator stands at.
    private mutating func evaluate(
        _ numbers: [Int], _ place: Int, _ table: Int, _ evaluator: inout Evaluator, _ round: inout RuleRound
    ) {
        evaluator.run(
            tables[table].program, numbers, of: tables[table].conditions, shared: tables[table].shared,
            into: &round.values)
        round.update.evaluations += numbers.count
        for index in tables[table].settle(round.values, of: numbers, subject: place) {
            let key = RuleTable.Key(rule: numbers[index], subject: place)
            judge(key, round.values[index], table, &evaluator, &round)
        }
    }
}

extension Double {
    /// Whether nothing differs, unknown being like unknown.
    fileprivate func isSame(as other: Double) -> Bool { self == other || (isNaN && other.isNaN) }
}

extension [Double] {
    fileprivate func isSame(as other: [Double]) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.isSame(as: $1) }
    }
}
