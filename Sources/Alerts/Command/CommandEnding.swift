import Glibc
import Market
import SystemFiles

/// How a run of the command ended.
enum CommandEnding: Hashable, Sendable {
    /// With an exit status; 0 is well.
    case exited(Int32)
    /// By a signal that was not ours.
    case signalled(Int32)
    /// By us, since it took too long.
    case timedOut(seconds: Int)
    /// It never began, for this error number.
    case notStarted(Int32)

    /// What the user has to know; nil where all is well.
    func complaint(_ arguments: [String]) -> String? {
        let program = DisplayText.sanitized(arguments.first ?? "", limit: 80)
        let command = "the alert command \(program)"
        switch self {
        case .exited(0): return nil
        // What shells say of a program that is not there.
        case .exited(127): return "\(command) exited with status 127: a program it names was not found; check PATH"
        case .exited(let status):
            return "\(command) exited with status \(status); try it by hand with a line of alerts.log as its input"
        case .signalled(let signal):
            return "\(command) was killed by signal \(signal); try it by hand with a line of alerts.log as its input"
        case .timedOut(let seconds):
            let time = seconds == 1 ? "1 second" : "\(seconds) seconds"
            return "\(command) was stopped after \(time); make it faster or raise `timeout:` in alerts.yaml"
        case .notStarted(ENOENT): return "\(command) was not found; check `command:` in alerts.yaml and PATH"
        case .notStarted(let code):
            let reason = String(cString: strerror(code)).lowercased()
            return
                "\(command) cannot be started (\(reason)); check `command:` in alerts.yaml and the file's permissions"
        }
    }
}

extension CommandEnding {
    /// How a run ended that was not stopped.
    init(_ ending: UserProgram.Ending) {
        switch ending {
        case .exited(let status): self = .exited(status)
        case .signalled(let signal): self = .signalled(signal)
        case .notStarted(let code): self = .notStarted(code)
        }
    }
}
