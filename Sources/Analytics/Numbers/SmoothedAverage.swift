/// A mean that forgets: it starts as the simple mean of the first window and from then on moves towards each new value
/// by a fixed part of the distance.
///
/// `value ← value + α · (new - value)`, with α = 2 / (n + 1) for exponential averages and 1 / n for Wilder's. The seed
/// is worked out as a running mean, so that no sum grows.
struct SmoothedAverage: Hashable, Sendable {
    private let window: Int
    private let part: Double
    private var count = 0
    private var value = 0.0

    /// The exponential average over a window: α = 2 / (n + 1).
    static func exponential(_ window: Int) -> SmoothedAverage {
        SmoothedAverage(window: window, part: 2 / Double(window + 1))
    }

    /// Wilder's average over a window: α = 1 / n (New Concepts in Technical Trading Systems, 1978).
    static func wilder(_ window: Int) -> SmoothedAverage {
        SmoothedAverage(window: window, part: 1 / Double(window))
    }

    private init(window: Int, part: Double) {
        self.window = window
        self.part = part
    }

    /// The average; nil until the first window is full.
    var current: Double? { count >= window ? value : nil }

    /// Takes the next value and gives the new average.
    @discardableResult
    mutating func advance(_ new: Double) -> Double? {
        if count < window {
            count += 1
            value += (new - value) / Double(count)
        } else {
            value += part * (new - value)
        }
        return current
    }
}
