/// A page for people that came where data was expected.
enum WebPage {
    /// Only so much of a body is looked at.
    private static let looked = 16_384

    /// The page's title in few words where a body is one; nil where it is not.
    static func title(of body: [UInt8]) -> String? {
        let text = String(decoding: body.prefix(looked), as: UTF8.self)
        guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else { return nil }
        if first == "<" { return heading(of: text) ?? "without a title" }
        guard first != "{", first != "[" else { return nil }
        return text.mentions("will be right back") ? "will be right back" : nil
    }

    private static func heading(of text: String) -> String? {
        for tag in ["title", "h1"] {
            guard let open = text.firstRange(of: "<\(tag)", ignoringCase: true),
                let end = text[open.upperBound...].firstIndex(of: ">")
            else { continue }
            let inner = text[text.index(after: end)...]
            let words = inner.prefix { $0 != "<" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if let name = WordsFromOutside.name(words) { return WordsFromOutside.short(name, limit: 80) }
        }
        return nil
    }
}
