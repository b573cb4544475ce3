import Testing
import TextUI

/// Every wide character has its continuation beside it, and nothing else is one.
func expectWholeCharacters(_ buffer: Buffer, sourceLocation: SourceLocation = #_sourceLocation) {
    for y in 0..<buffer.size.height {
        var x = 0
        while x < buffer.size.width {
            let width = Int(buffer[x, y].width)
            let isWhole = width == 1 || (width == 2 && x + 1 < buffer.size.width && buffer[x + 1, y].isContinuation)
            if !isWhole { Issue.record("a cut character at \(x), \(y)", sourceLocation: sourceLocation) }
            x += max(1, width)
        }
    }
}
