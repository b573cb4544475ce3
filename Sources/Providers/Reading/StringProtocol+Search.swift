extension StringProtocol {
    /// Where an ASCII word in lower case stands first; with `ignoringCase`, whatever its case here.
    func firstRange(of word: String, ignoringCase: Bool) -> Range<String.Index>? {
        let wanted = Array(word.utf8)
        let bytes = utf8
        var start = bytes.startIndex
        while let end = bytes.index(start, offsetBy: wanted.count, limitedBy: bytes.endIndex) {
            let isHere = zip(bytes[start..<end], wanted).allSatisfy { byte, letter in
                byte == letter || ignoringCase && (0x41...0x5A).contains(byte) && byte + 0x20 == letter
            }
            if isHere { return start..<end }
            guard start < bytes.endIndex else { return nil }
            start = bytes.index(after: start)
        }
        return nil
    }

    /// Whether an ASCII word in lower case stands anywhere here, whatever its case.
    func mentions(_ word: String) -> Bool { firstRange(of: word, ignoringCase: true) != nil }
}
