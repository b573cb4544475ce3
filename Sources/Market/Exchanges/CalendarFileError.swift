/// A line of a calendar file that cannot be understood.
public struct CalendarFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which line, from 1.
    public let line: Int
    /// What is wrong with it and what would be right.
    public let problem: String

    /// Creates an error.
    public init(line: Int, problem: String) {
        self.line = line
        self.problem = problem
    }

    /// Both in one line.
    public var description: String { "line \(line): \(problem)" }
}
