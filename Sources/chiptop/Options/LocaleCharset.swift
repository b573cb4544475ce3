/// The character set that the environment asks for, decided as the C library would where its locale files are present.
enum LocaleCharset {
    /// Whether text may hold more than ASCII: the first of LC_ALL, LC_CTYPE and LANG that is set names UTF-8.
    static func isUnicode(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        guard let locale = names.first(where: { !$0.isEmpty }) else { return false }
        let charset = locale.split(separator: ".").dropFirst().first?.split(separator: "@").first ?? ""
        return ["utf-8", "utf8"].contains(charset.lowercased())
    }
}
