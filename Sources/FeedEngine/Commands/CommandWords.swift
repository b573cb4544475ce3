import Glibc
import Market

/// What a program says on standard error, line by line.
struct CommandWords {
    /// Longer lines are cut.
    private static let longestLine = 2000

    private var held: [UInt8] = []
    private(set) var hasEnded = false

    /// Reads what is there and returns the lines that are whole.
    mutating func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> [String] {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count == 0 { hasEnded = true }
        guard count > 0 else { return [] }
        var lines: [String] = []
        for byte in buffer[..<count] {
            if byte == UInt8(ascii: "\n") {
                lines.append(DisplayText.sanitized(String(decoding: held, as: UTF8.self), limit: 400))
                held = []
            } else if held.count < CommandWords.longestLine {
                held.append(byte)
            }
        }
        return lines.filter { !$0.isEmpty }
    }
}
