/// Finds in a text what opens access.
enum SecretText {
    /// The text with a sign for each value of a secret query item.
    static func redacted(_ text: String) -> String {
        var rest = text[...]
        var result = ""
        while let item = rest.firstRange(of: "crumb=", ignoringCase: true) {
            result += rest[..<item.upperBound] + "…"
            rest = rest[item.upperBound...].drop { !isEnd($0) }
        }
        return result + rest
    }

    private static func isEnd(_ character: Character) -> Bool {
        character == "&" || character == "#" || character.isWhitespace || character == "\"" || character == "'"
    }
}
