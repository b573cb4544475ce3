import Market
import TextUI
import Watchlists

extension ConfigurationSetting {
    static func list<Value: RawRepresentable>(_ values: [Value]) -> String where Value.RawValue == String {
        "[" + values.map(\.rawValue).joined(separator: ", ") + "]"
    }

    static func seconds(_ milliseconds: Int64) -> String {
        let fraction = String(milliseconds % 1000 + 1000).dropFirst()
        let decimals = fraction.reversed().drop { $0 == "0" }.reversed()
        return String(milliseconds / 1000) + (decimals.isEmpty ? "" : "." + String(decimals))
    }

    static func layout(_ layout: [SizeClass: BoardShape]) -> String {
        let sizes = SizeClass.allCases.compactMap { size -> String? in
            guard let shape = layout[size] else { return nil }
            let parts = [shape.columns.map { "columns: " + list($0) }, shape.panes.map { "panes: " + list($0) }]
            return "\(size.rawValue): {" + parts.compactMap(\.self).joined(separator: ", ") + "}"
        }
        return "{" + sizes.joined(separator: ", ") + "}"
    }

    static func keys(_ choices: KeyChoices) -> String {
        let changes = choices.changes.sorted { $0.key < $1.key }.map { name, keys in
            let texts = keys.map { quoted($0.displayText) }
            return "\(name): " + (texts.isEmpty ? "null" : "[" + texts.joined(separator: ", ") + "]")
        }
        return "{" + (["preset: " + choices.preset.rawValue] + changes).joined(separator: ", ") + "}"
    }

    /// A text in quotes where it could mean anything else without.
    public static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-"
        }
        if isPlain, !["null", "~", "-", ""].contains(text.lowercased()) { return text }
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.joined(separator: "''") + "'"
    }
}
