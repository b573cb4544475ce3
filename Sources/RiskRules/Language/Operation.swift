/// What a node of a checked rule does with its children.
enum Operation: Sendable {
    case literal(Double)
    /// Words in quotation marks.
    case words(String)
    /// A number of the subject's own row.
    case own(Int)
    /// A number of the row of the instrument's region.
    case region(Int)
    case text(TextFigure)
    case probe(Probe)
    case shared(SharedProbe)
    /// The child, about another subject.
    case other(Target)
    /// How many of the region's stocks meet the child, or which share.
    case members(isShare: Bool)
    case unary(UnaryOperator)
    case binary(BinaryOperator)
    case choice
    case magnitude
    case extreme(isGreatest: Bool)
    case isKnown
}
