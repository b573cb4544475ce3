import Market
import RiskRules

/// A change as JSON on one line: the contract with commands and with readers of the log.
///
/// Every key is always there, in this order; what is unknown is null. `version` grows when a key changes its meaning or
/// goes; new keys may come without that.
///
/// - `version`: 1
/// - `change`: `raised`, `worse`, `cleared`, `woken`, or `summary` for the changes of a round that share a run
/// - `severity`: `info`, `warn` or `high`; a summary's is its worst
/// - `rule`, `title`, `category`: the rule's id, its title and what it belongs to
/// - `scope`: `instrument`, `pair`, `region`, `basket` or `feed`
/// - `subject`: a stable name such as `instrument:2330.TW`; `symbol` or `region` is its bare one where it is one
/// - `name`: the name that people read
/// - `message`: what is the matter
/// - `since`, `at`: since when the flag has been raised, and when this happened, in UTC
/// - `by`: who did it, where it was not a rule
/// - `quiet`: whether a quiet time held back all but the log
/// - `counts`: a summary's count of `high`, `warn`, `info` and `cleared` changes
///
/// With its line break it is never longer than the smallest pipe, 4,096 bytes.
enum AlertDocument {
    static func text(of change: NamedChange, isQuiet: Bool) -> String {
        let flag = change.change
        let subject = flag.key.subject
        var (symbol, region): (String?, String?)
        switch subject {
        case .instrument(let instrument): symbol = instrument.rawValue
        case .region(let place): region = place.code
        case .basket, .pair, .feed: break
        }
        return JSONText.object([
            ("version", .whole(1)), ("change", .text(flag.kind.rawValue)), ("severity", .text(flag.severity.name)),
            ("rule", .short(flag.key.rule)), ("title", .short(change.title)),
            ("category", .short(change.category)), ("scope", .text(subject.scope.rawValue)),
            ("subject", .short(subject.key)), ("symbol", .short(symbol)), ("region", .short(region)),
            ("name", .short(change.name)), ("message", .long(flag.message)),
            ("since", .text(change.since?.description)), ("at", .text(flag.at.description)), ("by", .short(flag.by)),
            ("quiet", .truth(isQuiet)), ("counts", .null),
        ])
    }

    static func summary(ofWorstFirst changes: [NamedChange], at moment: Instant) -> String {
        func count(_ severity: RiskFlag.Severity) -> JSONText {
            .whole(changes.count { $0.change.kind != .cleared && $0.change.severity == severity })
        }
        let counts: [(String, JSONText)] = [
            ("high", count(.high)), ("warn", count(.warn)), ("info", count(.info)),
            ("cleared", .whole(changes.count { $0.change.kind == .cleared })),
        ]
        let message = AlertMessage.text(ofWorstFirst: changes)
        return JSONText.object([
            ("version", .whole(1)), ("change", .text("summary")),
            ("severity", .text(changes.map(\.change.severity).max()?.name)), ("rule", .null), ("title", .null),
            ("category", .null), ("scope", .null), ("subject", .null), ("symbol", .null), ("region", .null),
            ("name", .null), ("message", .long(message)), ("since", .null), ("at", .text(moment.description)),
            ("by", .null), ("quiet", .truth(false)), ("counts", .nested(counts)),
        ])
    }
}

extension JSONText {
    fileprivate static func short(_ text: String?) -> JSONText {
        .text(text.map { DisplayText.sanitized($0, limit: 80) })
    }

    fileprivate static func long(_ text: String?) -> JSONText {
        .text(text.map { DisplayText.sanitized($0, limit: 300) })
    }
}
