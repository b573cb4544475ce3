/// Takes out of a frame's bytes what chooses a colour that is chosen already.
///
/// ncurses sends the text's colour and the ground's for every run of cells, though the ground of a row is nearly always
/// one. Only sequences that choose nothing but one colour are taken out; everything else stays, and what resets colours
/// is followed.
struct ColorRepeats {
    /// The parameters that chose the text's colour and the ground's last; nil: not known.
    private var foreground: [UInt8]?
    private var background: [UInt8]?

    /// The bytes without repeated choices. What was chosen before they begin is not known.
    static func removed(from bytes: some RandomAccessCollection<UInt8>) -> [UInt8] {
        var repeats = ColorRepeats()
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == 0x1B, let parameters = ColorRepeats.parameters(in: bytes, at: index) else {
                result.append(bytes[index])
                index = bytes.index(after: index)
                continue
            }
            let end = bytes.index(after: parameters.endIndex)
            if !repeats.isRepeated(Array(parameters)) { result += bytes[index..<end] }
            index = end
        }
        return result
    }

    /// The parameters of the sequence `ESC [ … m` that begins here; nil for every other byte and sequence.
    private static func parameters<Bytes: RandomAccessCollection<UInt8>>(
        in bytes: Bytes, at start: Bytes.Index
    ) -> Bytes.SubSequence? {
        let bracket = bytes.index(after: start)
        guard bracket < bytes.endIndex, bytes[bracket] == UInt8(ascii: "[") else { return nil }
        let rest = bytes[bytes.index(after: bracket)...]
        let parameters = rest.prefix { (0x30...0x3B).contains($0) }
        guard parameters.endIndex < bytes.endIndex, bytes[parameters.endIndex] == UInt8(ascii: "m") else { return nil }
        return parameters
    }

    /// Whether a sequence chooses what is chosen already; it is remembered otherwise.
    private mutating func isRepeated(_ parameters: [UInt8]) -> Bool {
        switch ColorRepeats.kind(of: parameters) {
        case .foreground:
            defer { foreground = parameters }
            return foreground == parameters
        case .background:
            defer { background = parameters }
            return background == parameters
        case .other:
            // Attributes alone leave colours as they are, but a reset among them does not.
            (foreground, background) = (nil, nil)
            return false
        }
    }

    private enum Kind { case foreground, background, other }

    /// What a sequence chooses: one colour of eight, of 256 or an exact one, or anything else.
    private static func kind(of parameters: [UInt8]) -> Kind {
        let parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let numbers = parts.map { part in part.reduce(0) { min(999, $0 * 10 + Int($1 & 0x0F)) } }
        switch (numbers.first, numbers.count) {
        case (38, 3) where numbers[1] == 5, (38, 5) where numbers[1] == 2: return .foreground
        case (48, 3) where numbers[1] == 5, (48, 5) where numbers[1] == 2: return .background
        case (let number?, 1) where (30...37).contains(number) || (90...97).contains(number): return .foreground
        case (let number?, 1) where (40...47).contains(number) || (100...107).contains(number): return .background
        default: return .other
        }
    }
}
