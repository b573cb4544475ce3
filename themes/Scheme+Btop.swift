import TextUI

extension Scheme {
    /// Reads a theme of btop: lines `theme[main_bg]="#1a1b26"`, where a colour is `#rrggbb`, `#` and two digits for a
    /// grey, or three decimals `26 27 38`; an empty ground is the terminal's own.
    ///
    /// - Throws: `ThemeError` where the text has no `main_fg` or a colour is none.
    public init(btop text: String, id: String, path: String? = nil) throws(ThemeError) {
        var colors: [String: Color] = [:]
        var pool: [Color] = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let (key, value) = Scheme.entry(line), !value.isEmpty else { continue }
            guard let color = Scheme.btopColor(value) else { throw .badColor(value, key: key, scheme: id) }
            colors[key] = color
            if ["start", "mid", "end", "box", "misc"].contains(key.split(separator: "_").last) || key == "hi_fg" {
                pool.append(color)
            }
        }
        guard let foreground = colors["main_fg"] else { throw .malformed(id) }
        let ground = colors["main_bg"] ?? .terminalDefault
        var palette: [Character: Color] = ["0": ground, "5": foreground]
        for (digit, hue) in Hue.digits {
            if let found = hue.closest(in: pool) { palette[digit] = found }
        }
        let wanted: [(Role, String)] = [
            (.selection, "selected_bg"), (.rule, "div_line"), (.secondary, "graph_text"), (.secondary, "inactive_fg"),
            (.strong, "title"), (.accent, "hi_fg"),
        ]
        var roles: [Role: Color] = [.bar: ground.mixed(with: foreground, amount: 0.06)]
        for (role, key) in wanted where roles[role] == nil { roles[role] = colors[key] }
        self.init(id: id, name: id, path: path, variant: nil, palette: palette, roles: roles)
    }

    /// The key and the value of a line, without quotation marks; nil for comments and anything else.
    private static func entry(_ line: Substring) -> (key: String, value: String)? {
        let line = line.drop { $0 == " " || $0 == "\t" }
        guard line.hasPrefix("theme["), let end = line.firstIndex(of: "]"),
            let sign = line[end...].firstIndex(of: "=")
        else { return nil }
        let key = line[line.index(line.startIndex, offsetBy: 6)..<end]
        var value = line[line.index(after: sign)...].drop { $0 == " " || $0 == "\t" }
        if let mark = value.first, mark == "\"" || mark == "'" {
            value = value.dropFirst().prefix { $0 != mark }
        }
        return (String(key), value.split(separator: " ").joined(separator: " "))
    }

    private static func btopColor(_ text: String) -> Color? {
        if text.hasPrefix("#") {
            let digits = text.dropFirst()
            guard let value = UInt32(digits, radix: 16) else { return nil }
            switch digits.utf8.count {
            case 2: return .hex(value << 16 | value << 8 | value)
            case 6: return .hex(value)
            default: return nil
            }
        }
        let parts = text.split(separator: " ").map { Int($0) }
        guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else { return nil }
        func part(_ value: Int) -> UInt8 { UInt8(min(255, max(0, value))) }
        return .rgb(part(red), part(green), part(blue))
    }
}
