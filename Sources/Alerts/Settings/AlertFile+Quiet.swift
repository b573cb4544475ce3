import ConfigText
import Market

extension AlertFile {
    static func quietTimes(_ fields: AlertFields, _ log: inout ProblemLog) throws(TextProblem) -> [QuietTime] {
        var times: [QuietTime] = []
        for phrase in try fields.words(.quiet) ?? [] {
            log.attempt { _ throws(TextProblem) in times.append(try quietTime(phrase.source)) }
        }
        return times
    }

    private static let expected = "write closed, lunch, pre or after, XTAI closed, or 22:00-07:00 XTAI"

    private static func quietTime(_ phrase: SourceText) throws(TextProblem) -> QuietTime {
        let parts = phrase.bytes.indices.split { phrase.bytes[$0] == UInt8(ascii: " ") }
            .map { phrase.piece($0.startIndex..<$0.endIndex) }
        switch parts.count {
        case 1:
            if parts[0].bytes.contains(UInt8(ascii: ":")) {
                throw phrase.problem("name the exchange whose clock counts, such as `\(parts[0].words) XTAI`")
            }
            return .own(try phase(parts[0]))
        case 2 where parts[0].bytes.contains(UInt8(ascii: ":")):
            let (from, until) = try times(parts[0])
            return .clock(from: from, until: until, try exchange(parts[1]))
        case 2: return .exchange(try exchange(parts[0]), try phase(parts[1]))
        default: throw phrase.problem("`\(phrase.words)` is not a quiet time; \(expected)")
        }
    }

    private static func phase(_ word: SourceText) throws(TextProblem) -> QuietPhase {
        if let phase = QuietPhase(rawValue: word.words) { return phase }
        if Exchange(rawValue: word.words) != nil {
            throw word.problem("name a state of \(word.words), such as `\(word.words) closed`")
        }
        throw word.unknown(word.words, "an exchange state", among: QuietPhase.allCases.map(\.rawValue))
    }

    private static func exchange(_ word: SourceText) throws(TextProblem) -> Exchange {
        guard let exchange = Exchange(rawValue: word.words) else {
            throw word.unknown(word.words, "an exchange", among: Exchange.allCases.map(\.mic))
        }
        return exchange
    }

    private static func times(_ word: SourceText) throws(TextProblem) -> (TimeOfDay, TimeOfDay) {
        let ends = word.words.split(separator: "-", omittingEmptySubsequences: false).map { TimeOfDay($0) }
        guard ends.count == 2, let from = ends[0], let until = ends[1], from != until else {
            throw word.problem("`\(word.words)` is not a range of times such as 22:00-07:00")
        }
        return (from, until)
    }
}
