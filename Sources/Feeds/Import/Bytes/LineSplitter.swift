/// Takes lines from a ``LineSplitter``.
protocol LineConsumer {
    /// A line without its ending, numbered from 1.
    mutating func take(line: Span<UInt8>, number: Int) throws
    /// A line that was longer than ``LineSplitter/longestLine`` and is gone.
    mutating func takeOverlongLine(number: Int) throws
}

/// Cuts chunks of bytes into lines, wherever the chunks happen to break, in memory bounded by the longest line allowed.
///
/// Lines end with LF, CRLF or CR; a byte-order mark before the first one is dropped.
struct LineSplitter {
    /// Bytes that a line may have; nothing that holds one bar or one quote comes near.
    static let longestLine = 65_536

    private var held: [UInt8] = []
    private var isOverlong = false
    private var linesSeen = 0

    /// Hands every line that ends in this chunk to the consumer and holds back what follows the last ending.
    mutating func feed(_ chunk: Span<UInt8>, to consumer: inout some LineConsumer) throws {
        var start = 0
        for index in chunk.indices where chunk[index] == UInt8(ascii: "\n") {
            let piece = chunk.extracting(start..<index)
            if held.isEmpty && !isOverlong && piece.count <= LineSplitter.longestLine {
                try end(with: piece, to: &consumer)
            } else {
                hold(piece)
                try endHeld(to: &consumer)
            }
            start = index + 1
        }
        hold(chunk.extracting(start..<chunk.count))
    }

    /// Hands over the last line where the file does not end with a line ending.
    mutating func finish(to consumer: inout some LineConsumer) throws {
        if !held.isEmpty || isOverlong { try endHeld(to: &consumer) }
    }

    private mutating func hold(_ piece: Span<UInt8>) {
        if isOverlong || piece.isEmpty { return }
        if held.count + piece.count > LineSplitter.longestLine + 1 {
            isOverlong = true
            held = []
            return
        }
        for index in piece.indices { held.append(piece[index]) }
    }

    private mutating func endHeld(to consumer: inout some LineConsumer) throws {
        if isOverlong {
            isOverlong = false
            linesSeen += 1
            try consumer.takeOverlongLine(number: linesSeen)
            return
        }
        let line = held
        held.removeAll(keepingCapacity: true)
        try end(with: line.span, to: &consumer)
    }

    private mutating func end(with line: Span<UInt8>, to consumer: inout some LineConsumer) throws {
        linesSeen += 1
        var content = line
        if let last = content.indices.last, content[last] == UInt8(ascii: "\r") {
            content = content.extracting(droppingLast: 1)
        }
        if linesSeen == 1, content.count >= 3, content[0] == 0xEF, content[1] == 0xBB, content[2] == 0xBF {
            content = content.extracting(3..<content.count)
        }
        if content.count > LineSplitter.longestLine {
            try consumer.takeOverlongLine(number: linesSeen)
            return
        }
        // Mixed endings: a carriage return inside a line ends one too.
        var start = 0
        for index in content.indices where content[index] == UInt8(ascii: "\r") {
            try consumer.take(line: content.extracting(start..<index), number: linesSeen)
            linesSeen += 1
            start = index + 1
        }
        try consumer.take(line: content.extracting(start..<content.count), number: linesSeen)
    }
}
