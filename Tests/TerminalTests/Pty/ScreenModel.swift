import TextUI

/// As much of a terminal as the tests need to see what a program has drawn: text, the cursor, and the modes.
struct ScreenModel {
    private(set) var size: Size
    /// The cursor's place.
    private(set) var cursor = Point(x: 0, y: 0)
    /// Private modes that are on: 25 the cursor, 1049 the second screen, 2004 bracketed paste.
    private(set) var modes: Set<Int> = [25]
    private(set) var bells = 0
    private var rows: [[Unicode.Scalar]]
    private var last: Unicode.Scalar = " "
    private var pending: [UInt8] = []

    init(size: Size) {
        self.size = size
        rows = ScreenModel.blank(size)
    }

    /// The screen's lines without the spaces at their ends.
    var lines: [String] {
        rows.map { row in
            var scalars = String.UnicodeScalarView()
            for scalar in row where scalar != "\u{0}" { scalars.append(scalar) }
            while scalars.last == " " { scalars.removeLast() }
            return String(scalars)
        }
    }

    /// The whole text.
    var text: String { lines.joined(separator: "\n") }

    mutating func resize(_ size: Size) {
        self.size = size
        rows = ScreenModel.blank(size)
        cursor = Point(x: min(cursor.x, max(0, size.width - 1)), y: min(cursor.y, max(0, size.height - 1)))
    }

    /// Overwrites the whole screen, as messages of other programs do.
    mutating func scribble(_ scalar: Unicode.Scalar) {
        rows = rows.map { $0.map { _ in scalar } }
    }

    mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var index = 0
        while index < pending.count {
            guard let next = step(from: index) else { break }
            index = next
        }
        pending.removeFirst(index)
    }

    /// Takes one character or sequence; nil where its end has not come yet.
    private mutating func step(from index: Int) -> Int? {
        switch pending[index] {
        case 0x07: bells += 1
        case 0x08: cursor.x = max(0, cursor.x - 1)
        case 0x0A: cursor.y = min(size.height - 1, cursor.y + 1)
        case 0x0D: cursor.x = 0
        case 0x1B: return sequence(from: index)
        case 0..<0x20: break
        default: return character(from: index)
        }
        return index + 1
    }

    private mutating func character(from index: Int) -> Int? {
        let lead = pending[index]
        let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + count <= pending.count else { return nil }
        let text = String(decoding: pending[index..<(index + count)], as: UTF8.self)
        if let scalar = text.unicodeScalars.first { put(scalar) }
        return index + count
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = TextWidth.width(of: scalar)
        if cursor.x + width > size.width {
            cursor = Point(x: 0, y: min(size.height - 1, cursor.y + 1))
        }
        guard width > 0, cursor.x + width <= size.width, cursor.y < size.height else { return }
        rows[cursor.y][cursor.x] = scalar
        if width == 2 { rows[cursor.y][cursor.x + 1] = "\u{0}" }
        cursor.x += width
        last = scalar
    }

    private mutating func sequence(from index: Int) -> Int? {
        guard index + 1 < pending.count else { return nil }
        switch pending[index + 1] {
        case UInt8(ascii: "["): return control(from: index + 2)
        case UInt8(ascii: "("): return index + 2 < pending.count ? index + 3 : nil
        case UInt8(ascii: "]"):
            return pending[index...].firstIndex(of: 0x07).map { $0 + 1 }
        default: return index + 2
        }
    }

    private mutating func control(from start: Int) -> Int? {
        guard let end = pending[start...].firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        let text = String(decoding: pending[start..<end], as: UTF8.self)
        let numbers = text.drop { $0 == "?" || $0 == ">" }.split(separator: ";", omittingEmptySubsequences: false)
            .map { Int($0) ?? 0 }
        perform(Unicode.Scalar(pending[end]), numbers, isPrivate: text.hasPrefix("?"))
        return end + 1
    }

    private mutating func perform(_ final: Unicode.Scalar, _ numbers: [Int], isPrivate: Bool) {
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch final {
        case "h" where isPrivate: modes.formUnion(numbers)
        case "l" where isPrivate: modes.subtract(numbers)
        case "H":
            cursor = Point(
                x: min(size.width, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1, y: min(size.height, count) - 1)
        case "G": cursor.x = min(size.width, count) - 1
        case "d": cursor.y = min(size.height, count) - 1
        case "A": cursor.y = max(0, cursor.y - count)
        case "B": cursor.y = min(size.height - 1, cursor.y + count)
        case "C": cursor.x = min(size.width - 1, cursor.x + count)
        case "D": cursor.x = max(0, cursor.x - count)
        case "J" where first == 2: rows = ScreenModel.blank(size)
        case "J":
            erase(from: cursor.x, to: size.width)
            for y in (cursor.y + 1)..<max(cursor.y + 1, size.height) { rows[y] = ScreenModel.blank(size)[0] }
        case "K" where first == 1: erase(from: 0, to: cursor.x + 1)
        case "K": erase(from: cursor.x, to: size.width)
        case "X": erase(from: cursor.x, to: cursor.x + count)
        case "b": for _ in 0..<count { put(last) }
        default: break
        }
    }

    private mutating func erase(from start: Int, to end: Int) {
        for x in start..<max(start, min(end, size.width)) { rows[cursor.y][x] = " " }
    }

    private static func blank(_ size: Size) -> [[Unicode.Scalar]] {
        Array(repeating: Array(repeating: " ", count: size.width), count: size.height)
    }
}
