import Market
import TextUI

/// A word about the key that was just pressed, said for a moment in place of the keys.
struct Feedback: Hashable, Sendable {
    let text: String
    /// When it expires, on the user's clock.
    let until: Instant

    /// Milliseconds that it is shown.
    static let duration: Int64 = 2500
}
