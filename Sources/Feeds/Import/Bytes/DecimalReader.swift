/// Reads plain decimals from bytes: digits with an optional sign, point and exponent, and nothing else.
///
/// Every number is rounded correctly. Up to 15 digits and a power of ten up to 22 are exact in a double, so one
/// multiplication or division does it (William D. Clinger, "How to Read Floating Point Numbers Accurately", 1990). Up
/// to 19 digits, as programs write that print all a double has, are divided as integers. What is left goes to the
/// standard library's reader, which unlike C's `strtod` pays no heed to the locale that a terminal program sets.
enum DecimalReader {
    /// The number that all of these bytes spell; nil where they spell none. May be infinite where it is too large.
    static func number(_ bytes: Span<UInt8>) -> Double? {
        var scan = Scan()
        guard scan.read(bytes) else { return nil }
        if scan.digits <= 15, abs(scan.exponent) <= 22 {
            let mantissa = Double(scan.mantissa)
            let power = powersOfTen[abs(scan.exponent)]
            let value = scan.exponent < 0 ? mantissa / power : mantissa * power
            return scan.isNegative ? -value : value
        }
        if scan.digits <= 19, (-19...0).contains(scan.exponent) {
            let value = quotient(scan.mantissa, by: integerPowersOfTen[-scan.exponent])
            return scan.isNegative ? -value : value
        }
        return Double(bytes.text)
    }

    /// The double nearest to the quotient of two integers above zero.
    ///
    /// Divides to 64 bits, eleven more than a double has; whether anything is left over joins the last of them, so that
    /// the one rounding that follows sees all it has to.
    private static func quotient(_ dividend: UInt64, by divisor: UInt64) -> Double {
        var high = dividend << dividend.leadingZeroBitCount
        let low = divisor << divisor.leadingZeroBitCount
        var exponent = divisor.leadingZeroBitCount - dividend.leadingZeroBitCount - 64
        var carry: UInt64 = 0
        if high >= low {
            carry = high << 63
            high >>= 1
            exponent += 1
        }
        let (quotient, remainder) = low.dividingFullWidth((high, carry))
        return Double(quotient | (remainder == 0 ? 0 : 1)) * Double(sign: .plus, exponent: exponent, significand: 1)
    }

    private static let integerPowersOfTen: [UInt64] = (0...19).map { power in
        (0..<power).reduce(1) { value, _ in value * 10 }
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

/// The parts of a decimal as they are read.
private struct Scan {
    var isNegative = false
    /// The digits as one number; right while there are no more than 19.
    var mantissa: UInt64 = 0
    /// Significant digits, leading zeros left out.
    var digits = 0
    var exponent = 0

    private var position = 0
    private var hasDigits = false

    mutating func read(_ bytes: Span<UInt8>) -> Bool {
        if let sign = byte(bytes), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            position += 1
        }
        readDigits(bytes, isFraction: false)
        if byte(bytes) == UInt8(ascii: ".") {
            position += 1
            readDigits(bytes, isFraction: true)
        }
        guard hasDigits else { return false }
        if let letter = byte(bytes), letter | 0x20 == UInt8(ascii: "e") {
            position += 1
            guard readExponent(bytes) else { return false }
        }
        return position == bytes.count
    }

    private func byte(_ bytes: Span<UInt8>) -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func readDigits(_ bytes: Span<UInt8>, isFraction: Bool) {
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            let digit = UInt64(bytes[position] - 0x30)
            position += 1
            hasDigits = true
            if isFraction { exponent -= 1 }
            if digits == 0 && digit == 0 { continue }
            digits += 1
            if digits <= 19 { mantissa = mantissa * 10 + digit }
        }
    }

    private mutating func readExponent(_ bytes: Span<UInt8>) -> Bool {
        var isDown = false
        if let sign = byte(bytes), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isDown = sign == UInt8(ascii: "-")
            position += 1
        }
        var value = 0
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            if value < 100_000 { value = value * 10 + Int(bytes[position] - 0x30) }
            position += 1
        }
        exponent += isDown ? -value : value
        return position > start
    }
}
