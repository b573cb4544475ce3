internal import TextUI

/// What one wait found.
struct Wake {
    /// Why the program has to end, where it has to.
    var ending: ExitReason?
    /// Keys and pastes.
    var events: [InputEvent] = []
    /// Whether the mailbox holds something.
    var hasMail = false
    /// Whether the time asked for passed.
    var isTimeOut = false
}
