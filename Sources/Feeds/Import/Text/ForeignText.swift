/// Texts that other programs wrote, in whatever encoding.
public enum ForeignText {
    /// The text of a file's bytes.
    ///
    /// - Parameters:
    ///   - name: what messages call the file.
    ///   - knows: whether a heading is known; the encoding is the one that makes most of them known.
    /// - Throws: `ImportError.refused` where the bytes are not text or their encoding is not known.
    public static func text(
        of bytes: [UInt8], name: String, knows: (String) -> Bool
    ) throws(ImportError) -> String {
        let decoded = try SourceText.decode(bytes, as: SourceKind(bytes), name: name, knows: knows)
        return String(decoding: decoded.bytes, as: UTF8.self)
    }
}
