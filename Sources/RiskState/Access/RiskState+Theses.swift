import GRDB
public import Market
public import RiskRules

extension RiskState {
    /// Remembers how the statements of a thesis stand. Returns since when each has stood so, by statement.
    @discardableResult
    public func note(
        _ results: [ThesisResult], of thesis: String, at moment: Instant
    ) throws(RiskStateFault) -> [String: Instant] {
        try write { database in
            var since: [String: Instant] = [:]
            for result in results {
                let row = try Row.fetchOne(
                    database, sql: "SELECT verdict, since FROM statement WHERE thesis = ? AND statement = ?",
                    arguments: [thesis, result.statement])
                if let row, row.text("verdict", limit: 16) == result.word, let before = row.moment("since") {
                    since[result.statement] = before
                    continue
                }
                since[result.statement] = moment
                try database.execute(
                    sql: "INSERT OR REPLACE INTO statement VALUES (?, ?, ?, ?)",
                    arguments: [thesis, result.statement, result.word, moment.milliseconds])
            }
            return since
        }
    }
}

extension ThesisResult {
    fileprivate var word: String {
        switch verdict {
        case .holds: "holds"
        case .broken: "broken"
        case .unknown: "unknown"
        }
    }
}
