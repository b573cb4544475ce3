/// Text from outside (cache, files, feeds) made safe to show.
public enum DisplayText {
    /// The text without anything that could steer a terminal: control characters (C0, C1, DEL), format characters
    /// (bidi overrides, zero-width joiners, byte-order marks), line and paragraph separators, private-use and
    /// unassigned characters and variation selectors. Line breaks and tabs become spaces, runs of more than two
    /// combining marks are cut, and the result is at most `limit` scalars long.
    public static func sanitized(_ text: String, limit: Int = 200) -> String {
        if text.utf8.count <= limit && text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        var count = 0
        var marks = 0
        for scalar in text.unicodeScalars {
            guard count < limit else { break }
            guard let kept = replacement(for: scalar) else { continue }
            let isMark = kept.properties.generalCategory == .nonspacingMark
            marks = isMark ? marks + 1 : 0
            if marks > 2 { continue }
            result.append(kept)
            count += 1
        }
        return String(result)
    }

    private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return " "
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return nil
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return nil
        default: return scalar
        }
    }
}
