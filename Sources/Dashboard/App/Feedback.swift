import Market
import TextUI

/// A word about the key that was just pressed, said for a moment in place of the keys.
struct Feedback: Hashable, Sendable {
    let text: String
    /// Until when it is said, on the person's clock.
    let until: Instant

    /// Milliseconds that it is said.
    static let duration: Int64 = 2500
}

extension Model {
    /// Says something about the key that was just pressed.
    mutating func say(_ text: String) {
        feedback = Feedback(text: text, until: now.wall.advanced(milliseconds: Feedback.duration))
    }

    /// Says why a key does nothing now.
    mutating func refuse(_ reason: String) -> [Effect] {
        say(reason)
        return []
    }

    /// What was said long enough is said no more.
    mutating func endFeedback() {
        if let until = feedback?.until, until <= now.wall { feedback = nil }
    }

    /// Goes another way, or says why there is none.
    mutating func travel(orSay reason: String, _ change: (inout Journey) -> Void) -> [Effect] {
        let before = journey.path
        let effects = travel(change)
        return journey.path == before ? refuse(reason) : effects
    }
}
