import ArgumentParser
import Foundation
import Market
import PersonalFiles
import RiskRules
import ThemeCatalog
import Watchlists

extension CompletionKind {
    /// Files of settings.
    static let yamlFile = CompletionKind.file(extensions: ["yaml", "yml"])

    /// The symbols of the built-in directory.
    static let symbols = CompletionKind.custom { _, _, typed in
        InstrumentDirectory.shared.instruments.map(\.symbol.rawValue).filter { $0.hasPrefix(typed.uppercased()) }
    }

    /// The built-in themes and the user's own.
    static let themes = CompletionKind.custom { _, _, typed in
        let folder = ConfigurationFolder(environment: ProcessInfo.processInfo.environment)
        return ThemeFiles(folder).all().schemes.map(\.id).filter { $0.hasPrefix(typed) }
    }

    /// The watchlists by the names of their files.
    static let watchlists = CompletionKind.custom { _, _, typed in
        WatchlistFolder.standard.lists().map(\.id).filter { $0.hasPrefix(typed) }
    }

    /// The manual risks that have not ended.
    static let manualRisks = CompletionKind.custom { _, _, typed in
        let items = (try? ManualRisk.remembered()) ?? []
        return items.filter { $0.endedAt == nil }.map(\.id).filter { $0.hasPrefix(typed) }
    }

    /// The rules in force.
    static let rules = CompletionKind.custom { _, _, typed in
        let rules = (try? RuleOptions.parse([]).ruleSet())?.rules ?? []
        return rules.map(\.id).filter { $0.hasPrefix(typed) }
    }
}
