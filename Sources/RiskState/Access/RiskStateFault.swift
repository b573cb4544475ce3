import GRDB
import Market
import SystemFiles

/// Why the state of flags cannot be kept, with what to do about it.
public struct RiskStateFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds that programs tell apart.
    public enum Kind: String, Hashable, Sendable {
        case locked, corrupt, unreadable, notAState, newer, other
    }

    /// Which kind.
    public let kind: Kind
    /// What is wrong, in one sentence without a stop.
    public let problem: String
    /// What to do, in one sentence without a stop.
    public let advice: String

    /// Both sentences in one line.
    public var description: String { problem + "; " + advice }

    private init(_ kind: Kind, _ problem: String, _ advice: String) {
        self.kind = kind
        self.problem = problem
        self.advice = advice
    }
}

extension RiskStateFault {
    /// There is no state to write to, for the reason that was told already.
    public static func notOpen(_ reason: String?) -> RiskStateFault {
        RiskStateFault(.unreadable, reason ?? "no state of risk flags", "retrying")
    }

    static func notAState(_ path: String) -> RiskStateFault {
        RiskStateFault(
            .notAState, "\(shown(path)) is not a state of risk flags", "choose another file; this one was not changed")
    }

    static func newer(_ path: String, version: Int) -> RiskStateFault {
        RiskStateFault(
            .newer,
            "the state \(shown(path)) has schema version \(version), this chiptop knows \(StateSchema.version)",
            "update chiptop; the file was not changed")
    }

    static func unreadable(_ path: String, reason: String) -> RiskStateFault {
        RiskStateFault(
            .unreadable, "the state \(shown(path)) cannot be opened (\(DisplayText.sanitized(reason)))",
            "check the folder's permissions and its disk")
    }

    /// What an error means for the user.
    static func from(_ error: any Error, _ path: String) -> RiskStateFault {
        if let fault = error as? RiskStateFault { return fault }
        switch error as? SQLiteFile.Refusal {
        case .notRegular: return unreadable(path, reason: "not a regular file")
        case .system(let fault): return unreadable(path, reason: fault.reason)
        case nil: break
        }
        guard let error = error as? DatabaseError else {
            return RiskStateFault(
                .other, "the state \(shown(path)) failed (\(DisplayText.sanitized("\(error)")))", "retrying")
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            return RiskStateFault(
                .locked, "the state \(shown(path)) is locked by another program",
                "retrying until that program releases it")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return RiskStateFault(
                .corrupt, "the state \(shown(path)) is damaged",
                "restore it, or delete it: flags are raised again, acknowledgements are lost")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_FULL:
            return unreadable(path, reason: error.message ?? "input or output error")
        default:
            return RiskStateFault(
                .other, "the state \(shown(path)) failed (\(DisplayText.sanitized(error.message ?? "?")))",
                "retrying")
        }
    }

    private static func shown(_ path: String) -> String { DisplayText.sanitized(path) }
}
