package import ConfigText
import FeedEngine
import Market
import Providers
import QuoteCache

/// Reads `feed.yaml`: every error with its place, and whatever is right all the same.
package struct FeedFile {
    /// The file's name in the configuration folder.
    package static let name = "feed.yaml"

    /// What the text says, over the defaults.
    package private(set) var configuration = FeedConfiguration()
    /// The errors in the order of the file.
    package var problems: [TextProblem] { log.mistakes }
    /// What is understood and should be written otherwise by now.
    package var hints: [TextProblem] { log.hints }
    private var log = ProblemLog()

    /// Reads a text.
    ///
    /// - Parameter file: what messages call it.
    package init(_ text: String, file: String) {
        var log = ProblemLog()
        log.attempt { log throws(TextProblem) in
            guard let tree = YAMLText(text, file: file).tree(&log) else { return }
            for field in try tree.fields(Key.self, of: "the feed", example: "years: 5", &log).all {
                log.attempt { log throws(TextProblem) in try take(field.key, field.value, &log) }
            }
        }
        self.log = log
    }

    private enum Key: String, FileKey {
        case years, retention, sources, paces, hosts, commands
        case intradayMinutes = "intraday-minutes"
    }

    private mutating func take(_ key: Key, _ value: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) {
        switch key {
        case .years: configuration.historyYears = try value.whole(for: key.rawValue, 0...30)
        case .intradayMinutes:
            configuration.intradayMinutes = try value.choice(for: key.rawValue, among: [0, 1, 2, 5, 15, 30, 60])
        case .retention: try takeRetention(value, &log)
        case .sources:
            try each(value, "sources, such as `yahoo: off`", &log) { (reader, key, value, log) throws(TextProblem) in
                try reader.takeSource(key, value, &log)
            }
        case .paces:
            try each(value, "paces, such as `open: {focused: 5}`", &log) {
                (reader, key, value, log) throws(TextProblem) in try reader.takePace(key, value, &log)
            }
        case .hosts:
            try each(value, "hosts with their limits", &log) { (reader, key, value, log) throws(TextProblem) in
                try reader.takeHost(key, value, &log)
            }
        case .commands: try takeCommands(value, &log)
        }
    }

    /// Reads every part of a mapping, whatever is wrong with the others.
    private mutating func each(
        _ value: YAMLTree, _ expected: String, _ log: inout ProblemLog,
        _ body: (inout FeedFile, YAMLTree, YAMLTree, inout ProblemLog) throws(TextProblem) -> Void
    ) throws(TextProblem) {
        for (key, _, value) in try value.pairs(expected) {
            log.attempt { log throws(TextProblem) in try body(&self, key, value, &log) }
        }
    }

    private enum RetentionKey: String, FileKey {
        case intradayDays = "intraday-days"
        case dailyYears = "daily-years"
        case rejects
    }

    private mutating func takeRetention(_ value: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) {
        for field in try value.fields(RetentionKey.self, of: "the retention", &log).all {
            let (key, value) = (field.key.rawValue, field.value)
            log.attempt { _ throws(TextProblem) in
                switch field.key {
                case .intradayDays: configuration.retention.intradayDays = try value.whole(for: key, 1...3650)
                case .dailyYears: configuration.retention.dailyYears = try value.whole(for: key, 1...100)
                case .rejects: configuration.retention.rejects = try value.whole(for: key, 0...100_000)
                }
            }
        }
    }

    private enum SourceKey: String, FileKey {
        case base, bases, cookie, enabled, stream
    }

    private mutating func takeSource(
        _ key: YAMLTree, _ value: YAMLTree, _ log: inout ProblemLog
    ) throws(TextProblem) {
        let name = try key.key(among: FeedSource.allCases.map(\.rawValue), "a source", &log)
        guard let known = FeedSource(rawValue: name) else { return }
        var source = FeedConfiguration.Source()
        if case .words = value.content {
            source.isOn = try value.toggle(for: name)
        } else {
            for field in try value.fields(SourceKey.self, of: "a source", example: "enabled: off", &log).all {
                let (key, value) = (field.key.rawValue, field.value)
                switch field.key {
                case .enabled: source.isOn = try value.toggle(for: key)
                case .base: source.bases = [try value.address(for: key)]
                case .bases: source.bases = try value.texts { tree throws(TextProblem) in try tree.address(for: key) }
                case .cookie: source.cookieURL = try value.address(for: key)
                case .stream: source.streamURL = try value.stream(for: key)
                }
            }
        }
        configuration.sources[known] = source
    }

    private enum PaceKey: String, FileKey {
        case focused, others
    }

    private mutating func takePace(_ key: YAMLTree, _ value: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) {
        let name = try key.key(among: FeedPhase.allCases.map(\.rawValue), "an exchange state", &log)
        guard let phase = FeedPhase(rawValue: name) else { return }
        var intervals = configuration.pace.quotes[phase] ?? FeedPace.Intervals(focused: nil, others: nil)
        for field in try value.fields(PaceKey.self, of: "a pace", example: "focused: 5", &log).all {
            let interval = try field.value.interval(for: field.key.rawValue)
            switch field.key {
            case .focused: intervals.focused = interval
            case .others: intervals.others = interval
            }
        }
        configuration.pace.quotes[phase] = intervals
    }

    private enum HostKey: String, FileKey {
        case perMinute = "per-minute"
        case burst
        case atOnce = "at-once"
        case deadline
    }

    private mutating func takeHost(_ key: YAMLTree, _ value: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) {
        let host = try key.word(for: "a key", "the name of a host")
        var policy = HostPolicy.policy(of: HostAddress.name(of: host))
        for field in try value.fields(HostKey.self, of: "a host", example: "per-minute: 20", &log).all {
            let (key, value) = (field.key.rawValue, field.value)
            switch field.key {
            case .perMinute: policy.requestsPerMinute = Double(try value.whole(for: key, 1...6000))
            case .burst: policy.burst = try value.whole(for: key, 1...1000)
            case .atOnce: policy.concurrency = try value.whole(for: key, 1...64)
            case .deadline: policy.deadline = Double(try value.whole(for: key, 1...300))
            }
        }
        configuration.hosts[host.lowercased()] = policy
    }

    private enum CommandKey: String, FileKey {
        case name, run
    }

    private mutating func takeCommands(_ value: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) {
        var taken = Set(FeedSource.allCases.map(\.rawValue))
        for entry in try value.entries(of: "commands", beginningWith: "name") {
            log.attempt { log throws(TextProblem) in
                let fields = try entry.fields(CommandKey.self, of: "a command", example: "name: mine", &log)
                guard let name = try fields[.name]?.plainName(for: CommandKey.name.rawValue) else {
                    throw fields.missing("a command needs a `name`")
                }
                let arguments = try fields[.run]?.texts { tree throws(TextProblem) in
                    try tree.argument(for: CommandKey.run.rawValue)
                }
                guard let arguments, !arguments.isEmpty else {
                    throw fields.missing("a command needs `run`, a list such as [python3, feed.py]")
                }
                guard taken.insert(name).inserted else {
                    throw entry.problem("duplicate `\(name)`: another source has this name")
                }
                configuration.commands.append(CommandSettings(name: name, arguments: arguments))
            }
        }
    }
}
