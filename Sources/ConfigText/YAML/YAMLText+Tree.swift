internal import Yams

extension YAMLText {
    /// Aliases let a short file stand for a huge one; a text written by hand has fewer values.
    static let mostValues = 100_000
    private static let deepest = 8
    private static let empty: Set<String> = ["", "~", "null", "Null", "NULL"]

    /// - Parameter repeated: the offsets of keys that are in their mapping again below and do not count.
    func tree(_ node: Node, depth: Int, _ left: inout Int, without repeated: Set<Int>) throws(TextProblem) -> YAMLTree {
        left -= 1
        guard left > 0, depth < YAMLText.deepest else {
            throw problem(node, "the file is nested too deeply or too long")
        }
        let start = source(at: offset(of: node.mark))
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            // An empty text has no byte whose place could be reported.
            let source = scalar.string.isEmpty ? start : source(scalar)
            let isNothing = isPlain && YAMLText.empty.contains(scalar.string)
            return YAMLTree(source: source, content: isNothing ? .nothing : .words(scalar.string))
        case .sequence(let sequence):
            var values: [YAMLTree] = []
            for element in sequence {
                values.append(try tree(element, depth: depth + 1, &left, without: repeated))
            }
            return YAMLTree(source: start, content: .list(values))
        case .mapping(let mapping):
            var pairs: [(YAMLTree, YAMLTree)] = []
            for (key, value) in mapping where !repeated.contains(offset(of: key.mark)) {
                let name = try tree(key, depth: depth + 1, &left, without: repeated)
                pairs.append((name, try tree(value, depth: depth + 1, &left, without: repeated)))
            }
            return YAMLTree(source: start, content: .mapping(pairs))
        case .alias: throw problem(node, "an alias without an anchor")
        }
    }

    // MARK: Repeated keys

    private static let mostRepeated = 100

    /// The nodes of the text.
    ///
    /// Yams ends at the first mapping that has a key twice. So that every such key and whatever else is wrong gets
    /// reported too, the key is put under a name that is nowhere else and of the same length, and the text is read
    /// again.
    func compose(_ repeated: inout Set<Int>, _ log: inout ProblemLog) throws(TextProblem) -> Node? {
        var bytes = bytes
        while true {
            do {
                // A value's type is for its reader to say: Yams need not match every word against expressions.
                return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let name = names.first ?? ""
                let found = problem(
                    line: context.mark.line, column: context.mark.column, "duplicate key `\(name)` in the same entry")
                let place = offset(of: context.mark)
                guard repeated.count < YAMLText.mostRepeated, bytes[place...].starts(with: name.utf8),
                    let substitute = YAMLText.name(of: name.utf8.count, notIn: bytes)
                else { throw found }
                log.add(found)
                bytes.replaceSubrange(place..<place + substitute.count, with: substitute)
                repeated.insert(place)
            } catch {
                throw invalid(error)
            }
        }
    }

    private func invalid(_ error: any Error) -> TextProblem {
        switch error as? YamlError {
        case .scanner(_, let words, let mark, _), .parser(_, let words, let mark, _),
            .composer(_, let words, let mark, _):
            problem(line: mark.line, column: mark.column, "invalid YAML: \(words)")
        default: problem(line: 1, column: 1, "invalid YAML")
        }
    }

    /// A word of so many letters that a text does not contain; nil where every one that was tried is there.
    private static func name(of length: Int, notIn bytes: [UInt8]) -> [UInt8]? {
        let text = String(decoding: bytes, as: UTF8.self)
        for number in 0..<mostRepeated * 4 {
            var (rest, name): (Int, [UInt8]) = (number, [])
            for _ in 0..<length {
                name.append(UInt8(ascii: "z") - UInt8(rest % 26))
                rest /= 26
            }
            if !text.contains(String(decoding: name, as: UTF8.self)) { return name }
        }
        return nil
    }
}
