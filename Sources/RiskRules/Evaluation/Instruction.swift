/// One step of a compiled rule on a stack of numbers.
///
/// Unknown is NaN, true is 1, false is 0, words are a number made of their bytes.
struct Instruction: Sendable {
    enum Code: UInt8, Sendable {
        case literal, own, region, text, probe, shared
        case negate, not, add, subtract, multiply, divide
        case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
        case and, or, choose, magnitude, minimum, maximum, isKnown
        /// Leaves the value on the stack and goes on at the index where it is false, or true.
        case skipIfFalse, skipIfTrue
        case skip
    }

    let code: Code
    var index: Int32 = 0
    var value: Double = 0
}
