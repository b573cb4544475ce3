import ConfigText
import FeedEngine
import Providers

/// What `feed.yaml` is made of.
extension YAMLTree {
    /// Calls a closure with every key and value of a mapping.
    func each(_ what: String, _ body: (YAMLTree, YAMLTree) throws(TextProblem) -> Void) throws(TextProblem) {
        guard case .mapping(let pairs) = content else { throw problem("expected the keys of \(what)") }
        for (key, value) in pairs { try body(key, value) }
    }

    /// The words.
    func text() throws(TextProblem) -> String {
        guard case .words(let text) = content else { throw problem("expected words") }
        return text
    }

    /// One of some keys.
    func name<Key: RawRepresentable<String> & CaseIterable>(_ type: Key.Type, _ what: String) throws(TextProblem) -> Key
    {
        let text = try word(among: Key.allCases.map(\.rawValue), what)
        guard let key = Key(rawValue: text) else { throw problem("`\(text)` is \(what)") }
        return key
    }

    /// One of some words.
    func word(among names: [String], _ what: String) throws(TextProblem) -> String {
        let text = try text()
        guard names.contains(text) else { throw unknown(text, what, among: names) }
        return text
    }

    /// A whole number.
    func whole(_ range: ClosedRange<Int>) throws(TextProblem) -> Int {
        guard case .words(let text) = content, let number = Int(text), range.contains(number) else {
            throw problem("expected a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of some numbers.
    func choice(_ numbers: [Int]) throws(TextProblem) -> Int {
        guard case .words(let text) = content, let number = Int(text), numbers.contains(number) else {
            throw problem("expected one of \(numbers.map(String.init).joined(separator: ", "))")
        }
        return number
    }

    /// `on` or `off`.
    func flag() throws(TextProblem) -> Bool {
        guard case .words(let text) = content,
            let flag = ["on": true, "true": true, "off": false, "false": false][text]
        else { throw problem("expected on or off") }
        return flag
    }

    /// Seconds between two requests, or `never`.
    func interval() throws(TextProblem) -> Duration? {
        if case .words("never") = content { return nil }
        guard case .words(let text) = content, let seconds = Int(text), (1...86_400).contains(seconds) else {
            throw problem("expected seconds from 1 to 86400, or never")
        }
        return .seconds(seconds)
    }

    /// An address without a slash at the end. Without encryption only this machine may be asked.
    func address() throws(TextProblem) -> String {
        let text = try text()
        guard let host = HostAddress.host(of: text) else { throw problem("expected an address such as https://host") }
        let isOwn = ["127.0.0.1", "localhost", "[::1]"].contains(HostAddress.name(of: host))
        guard text.hasPrefix("https://") || (text.hasPrefix("http://") && isOwn) else {
            throw problem("expected https; only this machine itself may be asked without encryption")
        }
        guard !text.contains("@") else { throw problem("an address must not hold a user or a password") }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// Where a streamer is: `on` for the public one, `off`, or an address.
    func stream() throws(TextProblem) -> String? {
        let text = try text()
        switch text {
        case "on", "true": return YahooStream().url
        case "off", "false": return nil
        default: break
        }
        let host = HostAddress.host(of: text).map(HostAddress.name(of:))
        let isOwn = ["127.0.0.1", "localhost", "[::1]"].contains(host)
        guard host != nil, text.hasPrefix("wss://") || (text.hasPrefix("ws://") && isOwn) else {
            throw problem(
                "expected on, off or an address such as wss://host; only this machine may be heard without encryption")
        }
        return text
    }

    /// A list, or a single value for a list of one.
    func words(_ value: (YAMLTree) throws(TextProblem) -> String) throws(TextProblem) -> [String] {
        guard case .list(let list) = content else { return [try value(self)] }
        var values: [String] = []
        for element in list { values.append(try value(element)) }
        return values
    }

    /// A name of letters, digits, hyphens and underscores.
    func plainName() throws(TextProblem) -> String {
        let text = try text()
        guard (1...40).contains(text.utf8.count),
            text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
        else { throw problem("expected a name of 1 to 40 letters, digits, - and _") }
        return text
    }

    /// An argument of a program: any text without a NUL, which the system's calls end at.
    func argument() throws(TextProblem) -> String {
        let text = try text()
        guard !text.utf8.contains(0) else { throw problem("an argument cannot hold a NUL character") }
        return text
    }
}
