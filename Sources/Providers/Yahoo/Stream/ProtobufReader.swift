/// Reads the fields of a protocol buffers message (encoding of proto3) one after the other.
///
/// Fields of numbers it does not ask for are the caller's to skip; whatever is cut off or has a wire type that no
/// proto3 message has ends in a fault.
struct ProtobufReader {
    private let bytes: [UInt8]
    private var position = 0

    enum Value: Hashable {
        case varint(UInt64)
        case fixed64(UInt64)
        case fixed32(UInt32)
        case bytes(ArraySlice<UInt8>)
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next field; nil at the end.
    ///
    /// - Throws: `malformed` where the message is cut off or broken.
    mutating func next() throws(ProviderFailure) -> (number: Int, value: Value)? {
        guard position < bytes.count else { return nil }
        let tag = try varint()
        let number = tag >> 3
        guard (1...536_870_911).contains(number) else { throw .malformed("a field without a number") }
        let value: Value
        switch tag & 7 {
        case 0: value = .varint(try varint())
        case 1: value = .fixed64(try fixed(8))
        case 2: value = .bytes(try block())
        case 5: value = .fixed32(UInt32(truncatingIfNeeded: try fixed(4)))
        default: throw .malformed("a field of an unknown kind")
        }
        return (Int(number), value)
    }

    /// Seven bits a byte, the lowest first; ten bytes at most.
    private mutating func varint() throws(ProviderFailure) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard position < bytes.count else { throw .malformed("a message that is cut off") }
            let byte = bytes[position]
            position += 1
            // The tenth byte has room for one bit.
            if shift == 63, byte > 1 { throw .malformed("a number that is too large") }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw .malformed("a number that does not end")
    }

    /// Little-endian.
    private mutating func fixed(_ count: Int) throws(ProviderFailure) -> UInt64 {
        guard bytes.count - position >= count else { throw .malformed("a message that is cut off") }
        defer { position += count }
        return bytes[position..<position + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func block() throws(ProviderFailure) -> ArraySlice<UInt8> {
        let length = try varint()
        guard length <= UInt64(bytes.count - position) else { throw .malformed("a message that is cut off") }
        defer { position += Int(length) }
        return bytes[position..<position + Int(length)]
    }
}

extension ProtobufReader.Value {
    /// A `sint64`: zigzag, so that small negative numbers are short.
    var signed: Int64? {
        guard case .varint(let value) = self else { return nil }
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// An `int32`.
    var integer: Int? {
        guard case .varint(let value) = self else { return nil }
        return Int(Int32(truncatingIfNeeded: value))
    }

    /// A `float`.
    var single: Float? {
        guard case .fixed32(let bits) = self else { return nil }
        return Float(bitPattern: bits)
    }

    /// A `string`.
    var text: String? {
        guard case .bytes(let bytes) = self else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
