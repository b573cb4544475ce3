import Market
import SystemFiles

/// The user's file that is replaced as a whole.
package enum AtomicTextFile {
    /// Writes a text; an existing file keeps its permissions, a new one is private, and a link stays one.
    package static func write(_ text: String, to path: String) throws(ConfigurationError) {
        do {
            try AtomicFile.write(text, to: path)
        } catch {
            throw .unwritable(DisplayText.sanitized(path), reason: error.reason)
        }
    }
}
