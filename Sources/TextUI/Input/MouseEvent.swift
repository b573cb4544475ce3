/// What the mouse did, where the user turned it on.
public struct MouseEvent: Hashable, Sendable {
    /// What it did.
    public enum Kind: Hashable, Sendable {
        /// The left button went down.
        case press
        /// The wheel was turned away from the user.
        case wheelUp
        /// The wheel was turned towards the user.
        case wheelDown
    }

    /// What it did.
    public var kind: Kind
    /// Over which cell.
    public var position: Point

    /// Creates an event.
    public init(_ kind: Kind, _ position: Point) {
        self.kind = kind
        self.position = position
    }
}
