import ConfigText
import FeedEngine
import Providers

/// What `feed.yaml` is made of.
extension YAMLTree {
    /// One of some numbers.
    func choice(for key: String, among numbers: [Int]) throws(TextProblem) -> Int {
        try value(for: key, "one of \(numbers.map(String.init).joined(separator: ", "))") { word in
            Int(word).flatMap { numbers.contains($0) ? $0 : nil }
        }
    }

    /// Seconds between two requests, or `never`.
    func interval(for key: String) throws(TextProblem) -> Duration? {
        if case .words("never") = content { return nil }
        let seconds = try value(for: key, "a number of seconds from 1 to 86400, or never") { word in
            Int(word).flatMap { (1...86_400).contains($0) ? $0 : nil }
        }
        return .seconds(seconds)
    }

    /// An address without a slash at the end. Without encryption only this machine may be asked.
    func address(for key: String) throws(TextProblem) -> String {
        let text = try text(for: key)
        guard let address = HostAddress(text) else { throw problem("expected an address such as https://host") }
        guard address.scheme == "https" || (address.scheme == "http" && address.isOwn) else {
            throw problem("expected https; only this machine may be asked without encryption")
        }
        guard !text.contains("@") else { throw problem("an address must not hold a user or a password") }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// Where a streamer is: `on` for the public one, `off`, or an address.
    func stream(for key: String) throws(TextProblem) -> String? {
        let text = try text(for: key)
        switch text {
        case "on", "true", "yes": return YahooStream().url
        case "off", "false", "no": return nil
        default: break
        }
        guard let address = HostAddress(text),
            address.scheme == "wss" || (address.scheme == "ws" && address.isOwn)
        else {
            throw problem(
                "expected on, off or an address such as wss://host; only this machine may be connected to without encryption"
            )
        }
        return text
    }

    /// A list of texts, or a single one for a list of one.
    func texts(_ value: (YAMLTree) throws(TextProblem) -> String) throws(TextProblem) -> [String] {
        guard case .list(let list) = content else { return [try value(self)] }
        var values: [String] = []
        for element in list { values.append(try value(element)) }
        return values
    }

    /// A name of letters, digits, hyphens and underscores.
    func plainName(for key: String) throws(TextProblem) -> String {
        try value(for: key, "a name of 1 to 40 letters, digits, - and _") { word in
            let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            return isPlain && word.utf8.count <= 40 ? word : nil
        }
    }

    /// An argument of a program: any text without a NUL, which the system's calls end at.
    func argument(for key: String) throws(TextProblem) -> String {
        let text = try text(for: key)
        guard !text.utf8.contains(0) else { throw problem("an argument cannot hold a NUL character") }
        return text
    }
}
