internal import TextUI

/// Gathers a bracketed paste up to its end and makes harmless text of it.
struct PasteCollector {
    /// What is pasted beyond this is dropped: a line of input needs no more.
    static let limit = 65_536
    private static let terminator: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private var bytes: [UInt8] = []
    private var matched = 0

    /// Takes the next byte; true where the paste ends with it.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == PasteCollector.terminator[matched] {
            matched += 1
            return matched == PasteCollector.terminator.count
        }
        keep(PasteCollector.terminator[0..<matched])
        matched = byte == PasteCollector.terminator[0] ? 1 : 0
        if matched == 0 { keep([byte]) }
        return false
    }

    /// The text: line breaks and tabs as spaces, other control and format characters removed.
    var text: String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\r", "\n", "\t", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            case "\u{FFFD}": break
            default:
                if TextWidth.width(of: scalar) > 0 || TextWidth.isCombining(scalar) { result.append(scalar) }
            }
            previous = scalar
        }
        return String(result)
    }

    private mutating func keep(_ more: some Collection<UInt8>) {
        bytes += more.prefix(PasteCollector.limit - bytes.count)
    }
}
