/// The text of an expression and where it stands: in a file of its own, or as a value somewhere in a YAML file.
public struct SourceText: Hashable, Sendable {
    /// The expression's own bytes in UTF-8.
    package let bytes: [UInt8]
    /// What the file is called in messages.
    package let file: String
    private let host: [UInt8]
    /// The place in `host` of every byte of the expression; nil where the expression is the whole file.
    private let places: [Int]?

    /// A text that stands for itself.
    ///
    /// - Parameter file: what messages call it.
    public init(_ text: String, file: String = "rule") {
        bytes = Array(text.utf8)
        self.file = file
        host = bytes
        places = nil
    }

    /// A part of another text.
    ///
    /// - Parameter places: for every byte of `text` the offset in `host` that it was read from.
    init(_ text: String, file: String, host: [UInt8], places: [Int]) {
        bytes = Array(text.utf8)
        self.file = file
        self.host = host
        self.places = places.count == bytes.count ? places : nil
    }

    /// A piece of this text, at its own place.
    package func piece(_ range: Range<Int>) -> SourceText {
        let text = text(range)
        let all = places ?? Array(bytes.indices)
        return SourceText(text, file: file, host: host, places: Array(all[range.clamped(to: 0..<all.count)]))
    }

    /// The words of a range.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The line of the file that an offset stands in, its number from 1, and how many characters stand before it.
    package func position(of offset: Int) -> (line: Int, column: Int, text: String) {
        let place = hostPlace(of: offset)
        var line = 1
        var start = 0
        for index in 0..<place where host[index] == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        let end = host[place...].firstIndex(of: UInt8(ascii: "\n")) ?? host.count
        let column = String(decoding: host[start..<place], as: UTF8.self).count + 1
        return (line, column, String(decoding: host[start..<end], as: UTF8.self))
    }

    private func hostPlace(of offset: Int) -> Int {
        guard let places else { return min(max(0, offset), host.count) }
        guard offset < places.count else { return min(host.count, (places.last ?? -1) + 1) }
        return min(max(0, places[max(0, offset)]), host.count)
    }
}
