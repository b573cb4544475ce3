/// How the engine stands with the quote cache.
public enum CacheCondition: Hashable, Sendable {
    /// The first read is still under way.
    case loading
    /// Everything was read; the moment is that of the last change seen.
    case live(lastChange: Instant?)
    /// It cannot be read now; the last good data, from that moment, stay.
    case failed(CacheFault, since: Instant)

    /// The fault, where there is one.
    public var fault: CacheFault? {
        if case .failed(let fault, _) = self { return fault }
        return nil
    }
}

/// Why the quote cache cannot be read, with what to do about it.
public struct CacheFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds that programs tell apart.
    public enum Kind: String, Hashable, Sendable {
        case missing, locked, corrupt, unreadable, notACache, newer, older, other
    }

    /// Which kind.
    public let kind: Kind
    /// What is wrong, in one sentence without a stop.
    public let problem: String
    /// What to do, in one sentence without a stop.
    public let advice: String

    /// Creates a fault.
    public init(_ kind: Kind, problem: String, advice: String) {
        self.kind = kind
        self.problem = problem
        self.advice = advice
    }

    /// Both sentences in one line.
    public var description: String { problem + "; " + advice }
}
