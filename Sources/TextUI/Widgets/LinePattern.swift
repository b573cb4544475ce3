/// Which dots of a line are drawn: lines are distinguishable without colours.
public struct LinePattern: Hashable, Sendable {
    private let dots: [Bool]
    /// One cell that stands for the line in a legend.
    public let sample: String

    private init(_ dots: [Bool], sample: String) {
        (self.dots, self.sample) = (dots, sample)
    }

    /// Every dot.
    public static let solid = LinePattern([true], sample: "━")
    /// Strokes of eight dots.
    public static let dashed = LinePattern(
        [true, true, true, true, true, true, true, true, false, false, false], sample: "╌")
    /// Every third dot.
    public static let dotted = LinePattern([true, false, false], sample: "┈")
    /// A stroke and a dot in turn.
    public static let dashDotted = LinePattern(
        [true, true, true, true, true, false, false, true, false, false], sample: "╍")
    /// Every sixth dot.
    public static let sparse = LinePattern([true, false, false, false, false, false], sample: "┅")

    /// All of them, the plainest first.
    public static let all = [solid, dashed, dotted, dashDotted, sparse]

    /// The pattern of one of several lines.
    public static func of(_ index: Int) -> LinePattern { all[index % all.count] }

    /// Whether a dot is drawn, counted from the line's beginning.
    func hasDot(at index: Int) -> Bool { dots[index % dots.count] }
}
