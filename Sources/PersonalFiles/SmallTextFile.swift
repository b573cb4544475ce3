import Market
import SystemFiles

/// A text that the user wrote: of a size that is written by hand.
package enum SmallTextFile {
    /// The text at a path.
    ///
    /// - Parameter isChosen: whether the path was given just now, and may be a pipe.
    package static func read(_ path: String, isChosen: Bool = false) throws(ConfigurationError) -> String {
        do {
            if let text = try SmallFile.text(path, takesPipes: isChosen) { return text }
        } catch {}
        throw .unreadable(DisplayText.sanitized(path))
    }

    /// The bytes at a path, whatever their encoding.
    package static func bytes(_ path: String) throws(ConfigurationError) -> [UInt8] {
        do {
            return try SmallFile.bytes(path, takesPipes: true)
        } catch {
            throw .unreadable(DisplayText.sanitized(path))
        }
    }
}
