import TextUI
private import Yams

extension Scheme {
    /// Reads a scheme in the base16 YAML form, with `palette:` or the older flat keys, and a `chiptop:` block of roles.
    ///
    /// - Throws: `ThemeError` where the text is not YAML, lacks one of the sixteen colours, or a colour or role is none.
    public init(yaml: String, id: String, path: String? = nil) throws(ThemeError) {
        let file: Node?
        do {
            // Scalars are read as the text they are, so no expression has to say what type they have.
            file = try Yams.compose(yaml: yaml, .basic)
        } catch {
            throw .malformed(id)
        }
        // 005500 without quotes is a colour and not the number 2880.
        let scalars = Scheme.scalars(file)
        var palette: [Character: Color] = [:]
        for (key, value) in Scheme.block("palette", in: file).map(Scheme.scalars) ?? scalars {
            guard key.hasPrefix("base"), let digit = Scheme.digit(key) else { continue }
            palette[digit] = try Scheme.color(value, key: key, in: id)
        }
        guard palette.count == 16 else { throw .malformed(id) }
        var roles: [Role: Color] = [:]
        for (key, value) in Scheme.scalars(Scheme.block("chiptop", in: file)) {
            guard let role = Role(key: key) else { throw .unknownRole(key, scheme: id) }
            roles[role] = try Scheme.color(value, key: key, in: id)
        }
        let name = scalars["name"] ?? scalars["scheme"] ?? id
        let variant = scalars["variant"].flatMap(Variant.init)
        self.init(id: id, name: name, path: path, variant: variant, palette: palette, roles: roles)
    }

    /// The last digit of `base00` to `base0F`; further colours, as base24 has them, are not needed.
    private static func digit(_ key: String) -> Character? {
        let digits = key.dropFirst(4)
        guard digits.count == 2, digits.first == "0", let digit = digits.last?.uppercased().first else { return nil }
        return digit.isHexDigit ? digit : nil
    }

    /// What stands below a key; nil where it is missing.
    private static func block(_ key: String, in node: Node?) -> Node? {
        node?.mapping?.first { $0.key.scalar?.string == key }?.value
    }

    /// A mapping's keys with the texts of their scalars; what is not a scalar is an empty text.
    private static func scalars(_ node: Node?) -> [String: String] {
        guard let mapping = node?.mapping else { return [:] }
        let texts = mapping.compactMap { key, value in key.scalar.map { ($0.string, value.scalar?.string ?? "") } }
        return Dictionary(texts, uniquingKeysWith: { _, last in last })
    }

    private static func color(_ text: String, key: String, in id: String) throws(ThemeError) -> Color {
        guard let color = Color(themeText: text) else { throw .badColor(text, key: key, scheme: id) }
        return color
    }
}

extension Color {
    /// `#rrggbb` with or without the sign, `default`, or a palette entry of at most three digits. From 16 on the entries
    /// are the same everywhere and become exact colours, which are held to the contrast that reading needs.
    init?(themeText text: String) {
        if text == "default" {
            self = .terminalDefault
            return
        }
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        if digits.utf8.count == 6, let value = UInt32(digits, radix: 16) {
            self = .hex(value)
        } else if let entry = UInt8(digits) {
            self = entry < 16 ? .palette(entry) : .palette(entry).exact ?? .palette(entry)
        } else {
            return nil
        }
    }
}
