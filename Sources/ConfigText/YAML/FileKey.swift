/// A key of a mapping in a file that the user writes; its raw value is the one spelling, in kebab case.
package protocol FileKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What the keys were called before, where that was another word; `marketColors` and `market_colors` are
    /// understood for `market-colors` without it.
    static var formerNames: [String: Self] { get }

    /// Whether a file with other keys is refused. Where earlier versions passed them over, they are skipped still,
    /// with a warning.
    static var refusesOthers: Bool { get }
}

extension FileKey {
    package static var formerNames: [String: Self] { [:] }
    package static var refusesOthers: Bool { true }
}

/// How keys are spelled.
enum KeySpelling {
    /// A name in kebab case: `marketColors`, `market_colors` and `Market colors` are `market-colors`.
    static func kebab(_ name: String) -> String {
        var result = ""
        var isBehindSmall = false
        for character in name {
            if character == "_" || character == " " || character == "-" {
                result.append("-")
                isBehindSmall = false
            } else {
                if character.isUppercase, isBehindSmall { result.append("-") }
                result += character.lowercased()
                isBehindSmall = character.isLowercase || character.isNumber
            }
        }
        return result
    }
}
