import Glibc
import Market

/// Why the alert log cannot be written, with what to do about it.
public struct AlertLogFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in one sentence without a stop.
    public let problem: String
    /// What to do, in one sentence without a stop.
    public let advice: String

    /// Both in one line.
    public var description: String { problem + "; " + advice }

    static func notRegular(_ path: String) -> AlertLogFault {
        AlertLogFault(
            problem: "the alert log \(shown(path)) is not a regular file", advice: "move it away; a new one is created")
    }

    /// - Parameter code: the system's error number.
    static func failed(_ path: String, _ code: Int32) -> AlertLogFault {
        let reason = String(cString: strerror(code)).lowercased()
        return AlertLogFault(
            problem: "the alert log \(shown(path)) cannot be written (\(reason))",
            advice: "check the folder's permissions and its disk")
    }

    private static func shown(_ path: String) -> String { DisplayText.sanitized(path) }
}
