public import Market

/// A line that could not be imported.
public struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file, or `standard input`.
    public let source: String
    /// The line's number, the first line being 1.
    public let line: Int
    /// What is wrong with it, without a stop.
    public let reason: String

    /// Creates a problem.
    public init(source: String, line: Int, reason: String) {
        self.source = source
        self.line = line
        self.reason = reason
    }

    /// One line in the form that editors jump to: `file:line: reason`.
    public var description: String { "\(source):\(line): \(reason)" }
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
    /// How many problems are listed; the count goes on behind it.
    public static let listedProblems = 1000

    /// Rows that the cache did not have, or had otherwise.
    public internal(set) var written = 0
    /// Rows that the cache had already.
    public internal(set) var unchanged = 0
    /// Rows that a later row of the same file for the same time took the place of.
    public internal(set) var superseded = 0
    /// Bad lines, counted to the last one.
    public internal(set) var badLines = 0
    /// The first bad lines, ``listedProblems`` at most.
    public internal(set) var problems: [ImportProblem] = []
    /// Whose rows there were, each once, in the order met.
    public internal(set) var symbols: [Symbol] = []

    /// What each source was read as, what was taken of it and what was assumed on the way, a sentence each.
    public internal(set) var notes: [String] = []
    /// Why sources could not be imported.
    public internal(set) var failures: [String] = []
    /// Symbols that the cache did not have before.
    public internal(set) var newSymbols: [Symbol] = []
    /// Daily rows of sessions that are not over, which became quotes.
    public internal(set) var quotesOfNow = 0
    /// Rows that cannot be true: quotes that were refused, and bars on dates without a session.
    public internal(set) var quarantined: [SavedRecords.Quarantined] = []
    /// Rows between two bars that are none.
    public internal(set) var oddRows = 0

    /// Symbols that the program does not ship: they stand in no pane of their own unless a list or a row says where.
    public var unknownSymbols: [Symbol] { symbols.filter { InstrumentDirectory.shared[$0] == nil } }

    /// Whether everything was taken, and there was something to take.
    public var isComplete: Bool {
        failures.isEmpty && badLines == 0 && rows > 0 && !quarantined.contains(where: \.isRefused)
    }

    /// Headings that were named as not read.
    var unreadHeadings: Set<String> = []

    mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// Creates the report of an import that has read nothing.
    public init() {}

    /// Good rows, written or not.
    public var rows: Int { written + unchanged }

    mutating func add(_ problem: @autoclosure () -> ImportProblem) {
        badLines += 1
        if problems.count < ImportReport.listedProblems { problems.append(problem()) }
    }
}

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
    /// What is being read.
    public let source: ImportSource
    /// Bytes read of it.
    public let bytesRead: Int64
    /// Bytes it has; nil for pipes.
    public let totalBytes: Int64?
    /// Good rows so far, over all sources of the run.
    public let rows: Int

    /// The part that is done, 0 to 1; nil where the size is unknown.
    public var fraction: Double? {
        guard let totalBytes else { return nil }
        return totalBytes == 0 ? 1 : min(1, Double(bytesRead) / Double(totalBytes))
    }
}
