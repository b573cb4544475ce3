/// Numbers as people and web sites write them: `1,595.00`, `$319.0`, `31.20M`, `37,50`.
enum LooseNumber {
    /// What stands where a number is not known.
    static let blanks: Set<String> = ["", "-", "--", "---", "null", "nan", "n/a", "n/d", "none", "na", "除權息"]

    /// The digits in the form that every reader knows; empty where the text says there is none, nil where it is no
    /// number.
    static func plain(_ text: String, decimalComma: Bool) -> String? {
        if blanks.contains(text.lowercased()) { return "" }
        var word = text.filter { !"$€£¥₩ \u{A0}\u{202F}'".contains($0) }
        for sign in ["US", "NT", "HK"] where text.hasPrefix(sign + "$") { word.removeFirst(2) }
        var power = 0
        if let last = word.last?.uppercased(), let found = ["K": 3, "M": 6, "B": 9, "T": 12][last] {
            power = found
            word.removeLast()
        }
        let separator: Character = decimalComma ? "." : ","
        guard isGrouped(word, by: separator, point: decimalComma ? "," : ".") else { return nil }
        word = String(word.compactMap { $0 == separator ? nil : $0 == "," ? "." : $0 })
        guard word.first.map({ $0.isNumber || "-+.".contains($0) }) ?? false, Double(word)?.isFinite ?? false,
            word.allSatisfy({ $0.isASCII })
        else { return nil }
        return power == 0 ? word : word + "e\(power)"
    }

    /// Whether a comma in a text can only stand before decimals.
    static func hasDecimalComma(_ text: String) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !parts[1].contains(".") else { return false }
        let digits = parts[1].prefix { $0.isNumber }
        let isNumber = parts[0].allSatisfy { $0.isNumber || "-+.$€".contains($0) } && digits.count >= 1
        return isNumber && (digits.count != 3 || parts[0] == "0")
    }

    private static func isGrouped(_ word: String, by separator: Character, point: Character) -> Bool {
        let whole = word.split(separator: point, maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
        guard groups.count > 1 else { return word.split(separator: separator).count <= 1 }
        return groups.dropFirst().allSatisfy { $0.count == 3 } && (groups.first?.count ?? 0) <= 4
    }
}
