extension ProviderResponse {
    /// What an answer's head and kind already say: too many requests, no access, a server's failure, a page; nil where
    /// its body has to be read.
    ///
    /// Statuses: 429 and 999 (which Yahoo sends to programs it will not serve) limit, 401 and 403 deny access, 3xx that
    /// were not followed and HTML are pages, 5xx are the server's. Every other status leaves the body to be read.
    var refusal: ProviderFailure? {
        switch status {
        case 429, 999: return limit
        case 401, 403: return .accessDenied
        case 300..<400: return .page(redirectWords)
        case 500..<600: return .server(status: status)
        default: break
        }
        if let title = WebPage.title(of: body) { return .page(title) }
        return isPlainLimit ? limit : nil
    }

    /// The seconds that its head asks to wait; nil where it asks for no wait.
    package var secondsToWait: Double? { RetryAfter.seconds(headers.first("Retry-After"), from: receivedAt) }

    private var limit: ProviderFailure {
        .limited(retryAfter: secondsToWait)
    }

    private var redirectWords: String {
        guard let host = headers.first("Location").flatMap({ HostAddress($0)?.name }) else { return "a redirect" }
        return "a redirect to " + WordsFromOutside.short(host, limit: 80)
    }

    /// Some proxies send the words of a 429 with a 200.
    private var isPlainLimit: Bool {
        guard body.count < 200, let first = body.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else {
            return false
        }
        return String(decoding: body, as: UTF8.self).mentions("too many requests")
    }
}
