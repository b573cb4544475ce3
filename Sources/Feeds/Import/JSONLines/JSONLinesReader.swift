public import Market

/// Reads rows from JSON Lines that come bit by bit, such as from a program that runs for days.
///
/// A bad line is reported by its number and skipped; a line of more than 64 KiB is one.
public struct JSONLinesReader {
    /// What a piece of the text brought.
    public struct Reading: Sendable {
        /// The rows, in order.
        public var records: [ImportRecord] = []
        /// The bad lines, in order.
        public var problems: [ImportProblem] = []
    }

    private let name: String
    private let source: String
    private var splitter = LineSplitter()
    private var collector: Collector

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - name: what problems call the text.
    ///   - source: what a row's source is where its line does not say.
    public init(name: String, source: String) {
        self.name = name
        self.source = source
        collector = Collector(
            reader: JSONRecordReader(check: PriceCheck(now: Instant(milliseconds: 0)), symbol: nil, source: source))
    }

    /// Takes the next bytes.
    ///
    /// - Parameter now: what lies after it (and two minutes of clock difference) is in the future and bad.
    public mutating func take(_ bytes: Span<UInt8>, now: Instant) -> Reading {
        begin(now)
        // The collector throws nothing; the splitter is written for those that do.
        try? splitter.feed(bytes, to: &collector)
        return reading()
    }

    /// Takes the end of the text: a last line without an ending is one.
    public mutating func finish(now: Instant) -> Reading {
        begin(now)
        try? splitter.finish(to: &collector)
        return reading()
    }

    private mutating func begin(_ now: Instant) {
        collector.reader = JSONRecordReader(check: PriceCheck(now: now), symbol: nil, source: source)
    }

    private mutating func reading() -> Reading {
        var reading = Reading()
        for outcome in collector.outcomes {
            switch outcome.result {
            case .success(let record): reading.records.append(record)
            case .failure(let fault):
                reading.problems.append(ImportProblem(source: name, line: outcome.line, reason: fault.description))
            }
        }
        collector.outcomes.removeAll(keepingCapacity: true)
        return reading
    }

    private struct Collector: LineConsumer {
        var reader: JSONRecordReader
        var outcomes: [LineOutcome] = []

        mutating func take(line: Span<UInt8>, number: Int) {
            guard line.firstNonBlank != nil else { return }
            let result = Result { () throws(LineFault) in try reader.record(line) }
            outcomes.append(LineOutcome(line: number, result: result))
        }

        mutating func takeOverlongLine(number: Int) {
            outcomes.append(LineOutcome(line: number, result: .failure(.overlong)))
        }
    }
}
