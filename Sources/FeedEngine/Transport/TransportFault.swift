import Market

/// Why no answer came.
public enum TransportFault: Error, Hashable, Sendable {
    /// The host could not be found or reached; the reason in the system's words.
    case unreachable(String)
    /// The other side could not prove who it is.
    case untrusted(String)
    /// The answer was not there in time.
    case timedOut(seconds: Int)
    /// The connection broke off in the middle of the answer.
    case brokenOff(String)
    /// The answer was longer than allowed.
    case tooLarge(limit: Int)
    /// The answer's packing could not be undone.
    case unpackable(String)
    /// It led to another host.
    case redirectedAway(String)
    /// It led on and on.
    case tooManyRedirects
    /// The address is none.
    case wrongAddress
    /// We are stopping.
    case cancelled
}

extension TransportFault: CustomStringConvertible {
    /// One clause without a stop, for logs and the status line.
    public var description: String {
        switch self {
        case .unreachable(let reason): "cannot be reached (\(DisplayText.sanitized(reason, limit: 120)))"
        case .untrusted(let reason): "cannot prove its identity (\(DisplayText.sanitized(reason, limit: 120)))"
        case .timedOut(let seconds): "did not answer within \(seconds) s"
        case .brokenOff(let reason): "broke off mid-answer (\(DisplayText.sanitized(reason, limit: 120)))"
        case .tooLarge(let limit): "sent more than \(limit >> 10) KiB"
        case .unpackable(let reason):
            "sent data that cannot be decompressed (\(DisplayText.sanitized(reason, limit: 120)))"
        case .redirectedAway(let host):
            "redirected to \(DisplayText.sanitized(host, limit: 80)), which is not an allowed host"
        case .tooManyRedirects: "redirected too many times"
        case .wrongAddress: "has an invalid address"
        case .cancelled: "was cancelled"
        }
    }
}
