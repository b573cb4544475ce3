import Foundation

/// A frame of the streamer as its server would make it.
struct PricingFrame {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int, text: String) {
        tag(number, 2)
        varint(UInt64(text.utf8.count))
        bytes += Array(text.utf8)
    }

    mutating func add(_ number: Int, single: Float) {
        tag(number, 5)
        bytes += (0..<4).map { UInt8(truncatingIfNeeded: single.bitPattern >> (8 * $0)) }
    }

    mutating func add(_ number: Int, double: Double) {
        tag(number, 1)
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: double.bitPattern >> (8 * $0)) }
    }

    mutating func add(_ number: Int, integer: UInt64) {
        tag(number, 0)
        varint(integer)
    }

    mutating func add(_ number: Int, signed: Int64) {
        add(number, integer: UInt64(bitPattern: (signed << 1) ^ (signed >> 63)))
    }

    mutating func tag(_ number: Int, _ kind: Int) { varint(UInt64(number << 3 | kind)) }

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    var base64: String { Data(bytes).base64EncodedString() }
    var envelope: String { "{\"type\":\"pricing\",\"message\":\"\(base64)\"}" }
}
