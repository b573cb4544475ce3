extension YahooProvider {
    /// First the cookie, then with it the crumb; nil once there are both.
    public func accessRequest(after access: ProviderAccess?) -> ProviderRequest? {
        guard let access else {
            return ProviderRequest(url: cookieURL, headers: [HeaderField("Accept", "text/html")], need: nil)
        }
        guard access.crumb == nil else { return nil }
        return ProviderRequest(
            url: firstBase + "/v1/test/getcrumb",
            headers: [HeaderField("Accept", "text/plain"), HeaderField("Cookie", access.cookie)], need: nil)
    }

    /// The cookie of an answer, or the crumb that it spells.
    ///
    /// The cookie's address has no page and answers 404; that counts for nothing as long as it sets a cookie.
    ///
    /// - Throws: `page` where a consent form stands in the way, `limited`, `server`, or `accessDenied` where the answer
    ///   has neither.
    public func access(from response: ProviderResponse, after access: ProviderAccess?) throws(ProviderFailure)
        -> ProviderAccess
    {
        guard var access else { return ProviderAccess(cookie: try cookie(from: response)) }
        if let refusal = response.refusal { throw refusal }
        guard response.status == 200, let crumb = crumb(in: response.body) else { throw .accessDenied }
        access.crumb = crumb
        return access
    }

    private func cookie(from response: ProviderResponse) throws(ProviderFailure) -> String {
        if response.status == 429 || response.status == 999, let refusal = response.refusal { throw refusal }
        if let cookie = YahooCookie.value(in: response.headers), !isConsent(response) { return cookie }
        if let refusal = response.refusal { throw refusal }
        throw .accessDenied
    }

    /// A redirect to the consent form sets cookies too, which open nothing.
    private func isConsent(_ response: ProviderResponse) -> Bool {
        guard (300..<400).contains(response.status),
            let host = response.headers.first("Location").flatMap({ HostAddress($0)?.name })
        else { return false }
        return host.mentions("consent") || host.mentions("guce")
    }

    /// A crumb is a word of printable ASCII such as `a1B2.c3D4`; sentences such as `Too Many Requests` are none.
    private func crumb(in body: [UInt8]) -> String? {
        let text = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let word = text.first, text.count == 1, (4...64).contains(word.utf8.count),
            word.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>{}\"".utf8.contains($0) })
        else { return nil }
        return String(word)
    }
}

/// What `Set-Cookie` fields say (RFC 6265, 5.2).
enum YahooCookie {
    /// The most bytes of a cookie that is sent back.
    private static let longest = 8192

    /// The `Cookie` field's value for the cookies that an answer sets; nil where it sets none.
    static func value(in headers: [HeaderField]) -> String? {
        var pairs: [(name: Substring, value: Substring)] = []
        for field in headers where field.name.lowercased() == "set-cookie" {
            guard let pair = pair(in: field.value) else { continue }
            pairs.removeAll { $0.name == pair.name }
            pairs.append(pair)
        }
        let text = pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
        return pairs.isEmpty || text.utf8.count > longest ? nil : text
    }

    private static func pair(in field: String) -> (name: Substring, value: Substring)? {
        let parts = field.split(separator: ";")
        guard let first = parts.first, let equals = first.firstIndex(of: "="),
            !parts.dropFirst().contains(where: isExpired)
        else { return nil }
        let name = first[..<equals].drop { $0 == " " }
        let value = first[first.index(after: equals)...]
        guard !name.isEmpty, !value.isEmpty, (name + value).utf8.allSatisfy(isAllowed) else { return nil }
        return (name, value)
    }

    private static func isExpired(_ attribute: Substring) -> Bool {
        let words = attribute.filter { $0 != " " }.lowercased()
        return words == "max-age=0" || words.hasPrefix("max-age=-")
    }

    /// Nothing that could begin another field or another cookie.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: ";") && byte != UInt8(ascii: ",")
    }
}
