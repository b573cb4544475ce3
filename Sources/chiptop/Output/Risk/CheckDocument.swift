import Market
import TextUI

/// What one evaluation of all rules and theses said.
struct CheckDocument: Encodable {
    let asOf: String
    let sample: Bool
    let version = 1
    let severity: String
    let flags: [FlagEntry]
    /// Over all rules and everybody they speak about.
    let raised: Int
    let clear: Int
    let unknown: Int
    let theses: [ThesisEntry]

    private enum CodingKeys: String, CodingKey {
        case asOf, sample, version, severity, flags, raised, clear, unknown, theses
    }

    /// Whether anything at all could be told.
    var isJudged: Bool { raised + clear > 0 }

    init(_ snapshot: Snapshot, severity: RiskFlag.Severity) {
        asOf = snapshot.asOf.description
        sample = snapshot.isSample
        self.severity = severity.name
        flags = snapshot.flags.filter { $0.severity >= severity }.map(FlagEntry.init)
        let counts = snapshot.ruleCounts ?? RuleCounts()
        (raised, clear, unknown) = (counts.raised, counts.clear, counts.unknown)
        theses = snapshot.theses.map(ThesisEntry.init)
    }

    /// A line for each flag and each statement that does not hold.
    var text: String {
        var lines = flags.map { flag in
            "\(flag.severity)  \(flag.rule)  \(flag.symbol ?? flag.region ?? flag.subject)  \(flag.subject): \(flag.message)"
        }
        for thesis in theses {
            for statement in thesis.statements where statement.state != "holds" {
                let reason = statement.reason.map { " (\($0))" } ?? ""
                lines.append("\(statement.state)  \(thesis.id)/\(statement.id)  \(statement.title)\(reason)")
            }
        }
        let holding = theses.flatMap(\.statements).count { $0.state == "holds" }
        lines.append(
            "\(flags.count) flags at \(severity) or above; \(holding) of \(theses.flatMap(\.statements).count) conditions met;"
                + " \(unknown) not evaluated (no data)" + (sample ? "; SAMPLE" : ""))
        return lines.joined(separator: "\n")
    }

    /// JUnit's XML: a case for each flag and each statement.
    var junit: String {
        let statements = theses.flatMap { thesis in thesis.statements.map { (thesis, $0) } }
        let failures = flags.count + statements.count { $0.1.state == "broken" }
        let skipped = statements.count { $0.1.state == "unknown" }
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<testsuite name="chiptop" tests="\#(flags.count + statements.count)" failures="\#(failures)" skipped="\#(skipped)">"#,
        ]
        for flag in flags {
            let name = XMLText.escaped("\(flag.subject): \(flag.rule)")
            lines.append(#"  <testcase classname="flags.\#(flag.severity)" name="\#(name)">"#)
            lines.append(#"    <failure message="\#(XMLText.escaped(flag.message))"/>"#)
            lines.append("  </testcase>")
        }
        for (thesis, statement) in statements {
            let name = XMLText.escaped(statement.title)
            lines.append(#"  <testcase classname="thesis.\#(XMLText.escaped(thesis.id))" name="\#(name)">"#)
            if statement.state == "broken" { lines.append(#"    <failure message="breached"/>"#) }
            if statement.state == "unknown" {
                lines.append(#"    <skipped message="\#(XMLText.escaped(statement.reason ?? "unknown"))"/>"#)
            }
            lines.append("  </testcase>")
        }
        return (lines + ["</testsuite>"]).joined(separator: "\n")
    }
}
