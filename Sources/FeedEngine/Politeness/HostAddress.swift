/// The host in an address, with its port where one is named.
public enum HostAddress {
    /// The part of an address between `://` and the path, without a user; nil where there is none.
    public static func host(of url: String) -> String? {
        range(of: url).map { String(url[$0]).lowercased() }
    }

    /// The same address at another host.
    static func replacing(_ url: String, with host: String) -> String {
        guard let range = range(of: url) else { return url }
        return url.replacing(host, at: range)
    }

    /// The hosts that stand in for each other: their names differ by nothing but digits, such as `query1` and `query2`.
    static func equals(of host: String, among hosts: [String]) -> [String] {
        let shape = plain(host)
        return [host] + hosts.filter { $0 != host && plain($0) == shape }
    }

    private static func plain(_ host: String) -> String {
        let parts = host.split(separator: ":", maxSplits: 1)
        // Addresses made of digits stand for themselves, and ports do in any case.
        guard let name = parts.first, name.contains(where: \.isLetter), let label = name.split(separator: ".").first
        else { return host }
        return label.filter { !$0.isNumber } + "." + name.dropFirst(label.count) + (parts.count > 1 ? ":" + parts[1] : "")
    }

    private static func range(of url: String) -> Range<String.Index>? {
        guard let scheme = url.range(ofText: "://") else { return nil }
        let rest = url[scheme.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? url.endIndex
        let start = url[scheme.upperBound..<end].lastIndex(of: "@").map { url.index(after: $0) } ?? scheme.upperBound
        return start < end ? start..<end : nil
    }
}

extension String {
    fileprivate func replacing(_ text: String, at range: Range<String.Index>) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }

    fileprivate func range(ofText text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
