import ConfigText
import FeedEngine
import Market
import Providers
import QuoteCache

/// Reads `feed.yaml`: every mistake with its place, and whatever is right all the same.
struct FeedFile {
    /// The file's name in the configuration folder.
    static let name = "feed.yaml"

    /// What the text says, over the defaults.
    private(set) var configuration = FeedConfiguration()
    /// The mistakes in the order of the file.
    private(set) var problems: [TextProblem] = []

    /// Reads a text.
    ///
    /// - Parameter file: what messages call it.
    init(_ text: String, file: String) {
        do throws(TextProblem) {
            guard let tree = try YAMLText(text, file: file).tree() else { return }
            guard case .mapping(let pairs) = tree.content else {
                throw tree.problem("expected the keys of the feed, such as `years: 5`")
            }
            for (key, value) in pairs { take(key, value) }
        } catch {
            problems.append(error)
        }
    }

    private enum Key: String, CaseIterable {
        case years, retention, sources, paces, hosts, commands
        case intradayMinutes = "intraday-minutes"
    }

    private mutating func take(_ key: YAMLTree, _ value: YAMLTree) {
        do throws(TextProblem) {
            switch try key.name(Key.self, "not a key of the feed") {
            case .years: configuration.historyYears = try value.whole(0...30)
            case .intradayMinutes: configuration.intradayMinutes = try value.choice([0, 1, 2, 5, 15, 30, 60])
            case .retention:
                try value.each("retention") { (key, value) throws(TextProblem) in try takeRetention(key, value) }
            case .sources: try value.each("sources") { (key, value) throws(TextProblem) in try takeSource(key, value) }
            case .paces: try value.each("paces") { (key, value) throws(TextProblem) in try takePace(key, value) }
            case .hosts: try value.each("hosts") { (key, value) throws(TextProblem) in try takeHost(key, value) }
            case .commands: try takeCommands(value)
            }
        } catch {
            problems.append(error)
        }
    }

    private enum RetentionKey: String, CaseIterable {
        case intradayDays = "intraday-days"
        case dailyYears = "daily-years"
        case rejects
    }

    private mutating func takeRetention(_ key: YAMLTree, _ value: YAMLTree) throws(TextProblem) {
        switch try key.name(RetentionKey.self, "not a key of the retention") {
        case .intradayDays: configuration.retention.intradayDays = try value.whole(1...3650)
        case .dailyYears: configuration.retention.dailyYears = try value.whole(1...100)
        case .rejects: configuration.retention.rejects = try value.whole(0...100_000)
        }
    }

    private enum SourceKey: String, CaseIterable {
        case base, bases, cookie, enabled, stream
    }

    private mutating func takeSource(_ key: YAMLTree, _ value: YAMLTree) throws(TextProblem) {
        let name = try key.word(among: FeedConfiguration.sourceNames, "not a source")
        var source = FeedConfiguration.Source()
        if case .words = value.content {
            source.isOn = try value.flag()
        } else {
            try value.each("a source") { key, value throws(TextProblem) in
                switch try key.name(SourceKey.self, "not a key of a source") {
                case .enabled: source.isOn = try value.flag()
                case .base: source.bases = [try value.address()]
                case .bases: source.bases = try value.words { tree throws(TextProblem) in try tree.address() }
                case .cookie: source.cookieURL = try value.address()
                case .stream: source.streamURL = try value.stream()
                }
            }
        }
        configuration.sources[name] = source
    }

    private enum PaceKey: String, CaseIterable {
        case focused, others
    }

    private mutating func takePace(_ key: YAMLTree, _ value: YAMLTree) throws(TextProblem) {
        let name = try key.word(among: FeedPhase.allCases.map(\.rawValue), "not a part of an exchange's day")
        guard let phase = FeedPhase(rawValue: name) else { return }
        var intervals = configuration.pace.quotes[phase] ?? FeedPace.Intervals(focused: nil, others: nil)
        try value.each("a pace") { key, value throws(TextProblem) in
            let interval = try value.interval()
            switch try key.name(PaceKey.self, "not a key of a pace") {
            case .focused: intervals.focused = interval
            case .others: intervals.others = interval
            }
        }
        configuration.pace.quotes[phase] = intervals
    }

    private enum HostKey: String, CaseIterable {
        case perMinute = "per-minute"
        case burst
        case atOnce = "at-once"
        case deadline
    }

    private mutating func takeHost(_ key: YAMLTree, _ value: YAMLTree) throws(TextProblem) {
        guard case .words(let host) = key.content else { throw key.problem("expected the name of a host") }
        var policy = HostPolicy.policy(of: HostAddress.name(of: host))
        try value.each("a host") { key, value throws(TextProblem) in
            switch try key.name(HostKey.self, "not a key of a host") {
            case .perMinute: policy.requestsPerMinute = Double(try value.whole(1...6000))
            case .burst: policy.burst = try value.whole(1...1000)
            case .atOnce: policy.concurrency = try value.whole(1...64)
            case .deadline: policy.deadline = Double(try value.whole(1...300))
            }
        }
        configuration.hosts[host.lowercased()] = policy
    }

    private enum CommandKey: String, CaseIterable {
        case name, run
    }

    private mutating func takeCommands(_ value: YAMLTree) throws(TextProblem) {
        guard case .list(let entries) = value.content else { throw value.problem("expected a list of commands") }
        var taken = Set(FeedConfiguration.sourceNames)
        for entry in entries {
            var (name, arguments): (String?, [String]) = (nil, [])
            try entry.each("a command") { key, value throws(TextProblem) in
                switch try key.name(CommandKey.self, "not a key of a command") {
                case .name: name = try value.plainName()
                case .run: arguments = try value.words { tree throws(TextProblem) in try tree.argument() }
                }
            }
            guard let name else { throw entry.problem("a command needs a `name`") }
            guard !arguments.isEmpty else {
                throw entry.problem("a command needs `run`, a list such as [python3, feed.py]")
            }
            guard taken.insert(name).inserted else {
                throw entry.problem("the name `\(name)` stands for another source")
            }
            configuration.commands.append(CommandSettings(name: name, arguments: arguments))
        }
    }
}
