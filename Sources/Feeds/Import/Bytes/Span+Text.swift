extension Span<UInt8> {
    /// The bytes as text; bytes that are not UTF-8 become the replacement character.
    var text: String {
        withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// The range within these bounds without the spaces and tabs around it.
    func trimmed(_ bounds: Range<Int>) -> Range<Int> {
        var (low, high) = (bounds.lowerBound, bounds.upperBound)
        while low < high, isBlank(self[low]) { low += 1 }
        while high > low, isBlank(self[high - 1]) { high -= 1 }
        return low..<high
    }

    /// The first byte that is not a space or tab.
    var firstNonBlank: UInt8? {
        for index in indices where !isBlank(self[index]) { return self[index] }
        return nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
