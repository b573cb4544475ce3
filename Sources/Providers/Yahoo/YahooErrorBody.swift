/// What an answer says went wrong: `{"chart": {"result": null, "error": {"code": …, "description": …}}}` under the name
/// of whatever was asked for, or `finance` where the service itself refuses.
struct YahooErrorBody: Decodable {
    let code: String
    let description: String

    private struct Envelope: Decodable {
        var error: Words?
    }

    private struct Words: Decodable {
        var code: LenientText?
        var description: LenientText?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        let envelopes = container.allKeys.compactMap { try? container.decode(Envelope.self, forKey: $0).error }
        guard let words = envelopes.first else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no error"))
        }
        code = words.code?.value ?? ""
        description = words.description?.value ?? ""
    }

    /// What it means.
    var failure: ProviderFailure {
        let all = code + " " + description
        if all.mentions("too many requests") { return .limited(retryAfter: nil) }
        if all.mentions("unauthorized") || all.mentions("invalid crumb") || all.mentions("invalid cookie") {
            return .accessDenied
        }
        if all.mentions("not found") || all.mentions("no data found") { return .unknownSymbol }
        return .notServed(
            WordsFromOutside.name(description, limit: 200) ?? WordsFromOutside.name(code) ?? "without a reason")
    }
}

extension ProviderResponse {
    /// Why an answer of Yahoo's brings nothing, by its head and its error object; nil where its result is to be read.
    var yahooFailure: ProviderFailure? {
        let words = body.count < 16_384 ? try? JSONBody.decode(YahooErrorBody.self, from: body) : nil
        if let words, ![401, 403, 429, 999].contains(status), status < 500 { return words.failure }
        if let refusal { return refusal }
        switch status {
        case 200..<300: return nil
        case 404: return .unknownSymbol
        default: return .notServed("HTTP status \(status)")
        }
    }
}
