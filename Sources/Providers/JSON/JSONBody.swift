import FoundationEssentials

/// Reads JSON bodies (RFC 8259).
///
/// The toolchain's decoder takes 7 to 10 ms for ten years of daily bars (278 kB, 2,520 rows, optimised), so that a
/// million bars cost about four seconds: no reader of our own is needed.
enum JSONBody {
    /// The value of a type that a body spells.
    ///
    /// - Throws: `malformed` with the place and the reason, never with the body's own words.
    static func decode<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws(ProviderFailure) -> Value {
        guard !body.isEmpty else { throw .malformed("an empty answer") }
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw .malformed(words(for: error))
        } catch {
            throw .malformed("not JSON")
        }
    }

    private static func words(for error: DecodingError) -> String {
        switch error {
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "not JSON, or cut off" : "\(place(context.codingPath)) cannot be read"
        case .keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context): "\(place(context.codingPath)) has the wrong type"
        case .valueNotFound(_, let context): "\(place(context.codingPath)) is null"
        @unknown default: "unexpected form"
        }
    }

    /// A path such as `chart.result[0].meta`.
    private static func place(_ path: [any CodingKey]) -> String {
        let text = path.reduce("") { text, key in
            if let index = key.intValue { return text + "[\(index)]" }
            return text.isEmpty ? key.stringValue : text + "." + key.stringValue
        }
        return text.isEmpty ? "the answer" : WordsFromOutside.short(text)
    }
}
