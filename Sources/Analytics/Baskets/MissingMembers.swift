import Market

extension Basket.MissingRule {
    /// What weights are divided by: those of the members with a return, or of all; nil where nothing can be said.
    func divisor(known: Double, all: Double, isComplete: Bool) -> Double? {
        switch self {
        case .leaveOut: known > 0 ? known : nil
        case .hold: known > 0 ? all : nil
        case .unknown: isComplete && known > 0 ? known : nil
        }
    }
}
