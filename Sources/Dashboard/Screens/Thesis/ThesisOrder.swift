/// How the statements of the thesis view are ordered.
enum ThesisOrder: CaseIterable, Hashable, Sendable {
    /// As they are written.
    case written
    /// What is broken, then what is closest to breaking.
    case closest

    var label: String {
        switch self {
        case .written: "as written"
        case .closest: "smallest cushion first"
        }
    }
}
