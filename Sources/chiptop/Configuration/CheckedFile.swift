import Alerts
import ConfigText
import Dashboard
import FeedFiles
import PersonalFiles
import RiskRules

/// The files of the configuration folder that `config check` reads, by their names.
enum CheckedFile: String, CaseIterable {
    case config = "config.yaml"
    case watchlist = "watchlist.yaml"
    case baskets = "baskets.yaml"
    case rules = "rules.yaml"
    case theses = "theses.yaml"
    case alerts = "alerts.yaml"
    case feed = "feed.yaml"

    /// What is wrong with a text, and what should be written otherwise.
    func findings(
        _ text: String, file: String, _ source: ConfigurationSource
    ) -> (mistakes: [TextProblem], hints: [TextProblem]) {
        var log = ProblemLog()
        switch self {
        case .config:
            let reading = source.reading(of: text, over: Configuration(), file: file)
            return (reading.problems, reading.hints)
        case .feed:
            let reading = FeedFile(text, file: file)
            return (reading.problems, reading.hints)
        case .rules: return RuleSet.findings([(file: file, text: text)])
        case .watchlist: _ = RowLayoutFile.parse(text, file: file, &log)
        case .baskets: _ = BasketFile.parse(text, file: file, &log)
        case .theses: _ = ThesisFile.theses(text, file: file, &log)
        case .alerts: _ = AlertFile.settings(text, file: file, &log)
        }
        return (log.mistakes, log.hints)
    }
}
