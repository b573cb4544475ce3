/// Numbers as people, web sites and brokers write them: `1,595.00`, `$319.0`, `31.20M`, `37,50`, `(1 234.5)`.
///
/// Every table and list is read by these rules, so that one text is one number wherever it stands.
public enum LooseNumber: Hashable, Sendable {
    /// The digits in the form that every reader knows, such as `-1595.00` or `31.20e6`.
    case number(String)
    /// A number before a percent sign: a part of something, no price and no quantity.
    case percent(String)
    /// The text says that none exists: empty, a dash, `N/A`, `NaN`, `null` and the like.
    case missing
    /// Anything else.
    case unreadable

    /// What stands before the decimals.
    public enum DecimalMark: Sendable {
        case point, comma
    }

    /// Reads a text.
    ///
    /// - Parameter mark: what stands before the decimals where the text does not tell: where both a comma and a point
    ///   stand in it, the last of them does.
    public init(_ text: some StringProtocol, mark: DecimalMark = .point) {
        var word = LooseNumber.plainCharacters(text)
        if LooseNumber.blanks.contains(word.lowercased()) {
            self = .missing
            return
        }
        self = .unreadable
        var isNegative = false
        if word.hasPrefix("("), word.hasSuffix(")") {
            isNegative = true
            word = word.dropFirst().dropLast().trimmed
        }
        let isPercent = word.hasSuffix("%")
        if isPercent { word = word.dropLast().trimmed }
        guard let sign = LooseNumber.takeSigns(&word, isNegative: isNegative) else { return }
        let power = LooseNumber.takePower(&word)
        guard let digits = LooseNumber.digits(word, mark: mark) else { return }
        let plain = (sign ? "-" : "") + digits + (power == 0 ? "" : "e\(power)")
        guard Double(plain)?.isFinite ?? false else { return }
        self = isPercent ? .percent(plain) : .number(plain)
    }

    /// The value of a plain number; nil for everything else.
    public var value: Double? {
        if case .number(let plain) = self { Double(plain) } else { nil }
    }

    /// Whether the text says that there is no number.
    public static func isMissing(_ text: some StringProtocol) -> Bool {
        blanks.contains(plainCharacters(text).lowercased())
    }

    /// What the numbers of a table show to stand before their decimals.
    ///
    /// - Parameter otherwise: what it is where none of them tells.
    public static func mark(
        of texts: some Sequence<String>, otherwise: DecimalMark = .point
    ) -> DecimalMark {
        shownMark(of: texts) ?? otherwise
    }

    /// The same; nil where none of them tells.
    public static func shownMark(of texts: some Sequence<String>) -> DecimalMark? {
        for text in texts {
            if let mark = shownMark(text) { return mark }
        }
        return nil
    }

    /// Whether what stands before the decimals makes another number of a text: `1.530`.
    public static func needsMark(_ text: String) -> Bool {
        guard let asPoint = LooseNumber(text, mark: .point).value, let asComma = LooseNumber(text, mark: .comma).value
        else { return false }
        return asPoint != asComma
    }

    /// What stands where a number is not known.
    private static let blanks: Set<String> = [
        "", "-", "--", "---", "null", "nil", "nan", "+nan", "-nan", "n/a", "#n/a", "n/d", "n.a.", "none", "na", "<na>",
        "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "undefined", "除權息",
    ]

    /// Signs and digits of East Asian keyboards and of typesetters become plain ones.
    private static func plainCharacters(_ text: some StringProtocol) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.trimmed }
        let scalars = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
            switch scalar.value {
            case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
            case 0x2212, 0x2010...0x2015, 0xFE63: "-"
            case 0x2019, 0x02BC: "'"
            case 0xA0, 0x2007, 0x2009, 0x202F, 0x3000: " "
            case 0xFFE5: "¥"
            case 0xFFE6: "₩"
            case 0x200E, 0x200F, 0xFEFF: nil
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)).trimmed
    }

    /// Takes one sign and one currency from the ends, in any order; nil where there are two signs.
    private static func takeSigns(_ word: inout String, isNegative: Bool) -> Bool? {
        var (isNegative, hasSign, hasCurrency) = (isNegative, isNegative, false)
        while let first = word.first {
            if first == "-" || first == "+" {
                if hasSign { return nil }
                hasSign = true
                isNegative = isNegative || first == "-"
                word.removeFirst()
            } else if !hasCurrency, takeCurrency(&word) {
                hasCurrency = true
            } else {
                break
            }
            word = word.trimmed
        }
        return isNegative
    }

    /// Takes the name or the sign of a currency from the beginning or the end.
    private static func takeCurrency(_ word: inout String) -> Bool {
        for sign in ["US$", "NT$", "HK$", "S$", "$", "€", "£", "¥", "₩"] where word.hasPrefix(sign) {
            word.removeFirst(sign.count)
            return true
        }
        if word.count > 3, word.prefix(3).allSatisfy(\.isLetter), Currency(word.prefix(3)) != nil {
            word.removeFirst(3)
            return true
        }
        for sign in ["€", "円", "元", "원", "₩", "$"] where word.hasSuffix(sign) {
            word.removeLast(sign.count)
            return true
        }
        guard word.count > 3, word.suffix(3).allSatisfy(\.isLetter), Currency(word.suffix(3)) != nil else {
            return false
        }
        word.removeLast(3)
        return true
    }

    /// The power of ten that a letter at the end stands for.
    private static func takePower(_ word: inout String) -> Int {
        guard let last = word.last?.uppercased(), word.count > 1, let power = powers[last] else { return 0 }
        word = word.dropLast().trimmed
        return power
    }

    private static let powers = [
        "K": 3, "M": 6, "B": 9, "T": 12, "万": 4, "萬": 4, "만": 4, "亿": 8, "億": 8, "억": 8,
    ]

    /// Digits with one point at most, without what groups them; nil where the groups are not of three.
    private static func digits(_ word: String, mark: DecimalMark) -> String? {
        var mark = mark
        // Where two kinds of separators stand in a number, the last of them stands before its decimals.
        let separators = word.filter { ",.' ".contains($0) }
        if let last = separators.last, separators.first != last { mark = last == "," ? .comma : .point }
        var (mantissa, exponent) = (word[...], "")
        if let letter = word.firstIndex(where: { "eE".contains($0) }) {
            mantissa = word[..<letter]
            let tail = word[word.index(after: letter)...]
            let isSigned = tail.first == "-" || tail.first == "+"
            guard isDigits(isSigned ? tail.dropFirst() : tail), tail.count < 5 else { return nil }
            exponent = "e" + tail
        }
        let point: Character = mark == .comma ? "," : "."
        let parts = mantissa.split(separator: point, omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ grouped($0, besides: point) }) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.isEmpty || isDigits(fraction), !(whole.isEmpty && fraction.isEmpty) else { return nil }
        return (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction) + exponent
    }

    /// The digits of a whole number; nil where one separator does not make groups of three of them. No group begins a
    /// number with a zero: `0,123` has decimals.
    private static func grouped(_ whole: Substring, besides point: Character) -> String? {
        let separators = Set(whole.filter { !$0.isASCIIDigit })
        guard let separator = separators.first else { return String(whole) }
        guard separators.count == 1, separator != point, ",.' ".contains(separator) else { return nil }
        let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.allSatisfy(\.isASCIIDigit)
    }

    /// What one text shows; nil where it may be read either way.
    private static func shownMark(_ text: String) -> DecimalMark? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") || $0 >= 0x80 }) else {
            return nil
        }
        let (asPoint, asComma) = (LooseNumber(text, mark: .point), LooseNumber(text, mark: .comma))
        switch (asPoint.plain, asComma.plain) {
        case (nil, nil): return nil
        case (_?, nil): return .point
        case (nil, _?): return .comma
        case (_?, _?):
            guard let last = text.last(where: { ",.".contains($0) }),
                text.contains(where: { ",.' ".contains($0) && $0 != last })
            else { return nil }
            return last == "," ? .comma : .point
        }
    }

    private var plain: String? {
        switch self {
        case .number(let plain), .percent(let plain): plain
        case .missing, .unreadable: nil
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { "0"..."9" ~= self }
}

extension StringProtocol {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
        return String(slice)
    }
}
