import Market

/// What a program says on standard error, line by line.
struct CommandWords {
    /// Longer lines are cut.
    private static let longestLine = 2000

    private var held: [UInt8] = []

    /// Takes bytes and returns the lines that are whole.
    mutating func take(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        for byte in bytes {
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
