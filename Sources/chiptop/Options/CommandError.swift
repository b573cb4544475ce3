/// Why a command that was used as it should be cannot do its work, in a sentence that says what to do.
struct CommandError: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ sentence: String) { description = sentence }
}
