import AsyncHTTPClient
import FeedEngine
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension TransportFault {
    /// What an error of the network means.
    init(_ error: any Error, seconds: Int) {
        if error is CancellationError {
            self = .cancelled
        } else if let error = error as? HTTPClientError {
            self.init(error, seconds: seconds)
        } else if let error = error as? NIOSSLError {
            self = .untrusted("\(error)")
        } else if error is NIOSSLExtraError {
            self = .untrusted("the certificate is for another name")
        } else if error is BoringSSLError {
            self = .untrusted("\(error)")
        } else if error is NIOHTTPDecompression.DecompressionError
            || error is NIOHTTPDecompression.ExtraDecompressionError
        {
            self = .unpackable("\(error)")
        } else if let error = error as? NIOConnectionError {
            self = .unreachable(error.connectionErrors.first.map { "\($0.error)" } ?? error.host)
        } else if let error = error as? HTTPParserError {
            self = .brokenOff("\(error)")
        } else if let error = error as? IOError {
            self = error.errnoCode == 111 ? .unreachable("connection refused") : .brokenOff("\(error.localizedReason)")
        } else {
            self = .unreachable("\(error)")
        }
    }

    private init(_ error: HTTPClientError, seconds: Int) {
        switch error {
        case .cancelled: self = .cancelled
        case .deadlineExceeded, .readTimeout, .connectTimeout, .writeTimeout, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout:
            self = .timedOut(seconds: seconds)
        case .remoteConnectionClosed: self = .brokenOff("connection closed")
        case .invalidURL, .emptyHost, .emptyScheme: self = .wrongAddress
        default: self = .unreachable(error.shortDescription)
        }
    }
}

extension IOError {
    fileprivate var localizedReason: String { "system error \(errnoCode)" }
}
