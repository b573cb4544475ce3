import Glibc

/// The one function that Swift's own library lacks; nothing else here asks the C library for anything.
public enum Logarithm {
    /// The natural logarithm of a number above zero.
    public static func natural(_ value: Double) -> Double { log(value) }
}
