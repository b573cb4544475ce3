/// Unpacks gzip (RFC 1952) and the deflate streams in it (RFC 1951).
struct Inflate {
    /// The packed bytes end too early or say what cannot be.
    struct Broken: Error {}

    /// The most that is unpacked, so that a small file cannot fill the memory.
    static let largest = 1 << 29

    private let bytes: [UInt8]
    private var position = 0
    private var bitBuffer: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The content of a gzip file, its members one after another.
    static func gunzip(_ bytes: [UInt8]) throws(Broken) -> [UInt8] {
        var reader = Inflate(bytes)
        repeat {
            try reader.skipHeader()
            try reader.blocks()
            reader.bitBuffer = 0
            reader.bitCount = 0
            // What follows is a checksum and a length.
            reader.position += 8
            guard reader.position <= bytes.count else { throw Broken() }
        } while reader.position + 18 <= bytes.count && bytes[reader.position] == 0x1F
        return reader.output
    }

    private mutating func byte() throws(Broken) -> UInt8 {
        guard position < bytes.count else { throw Broken() }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func skipHeader() throws(Broken) {
        guard try byte() == 0x1F, try byte() == 0x8B, try byte() == 8 else { throw Broken() }
        let flags = try byte()
        position += 6
        if flags & 4 != 0 {
            let low = Int(try byte())
            position += low + Int(try byte()) << 8
        }
        if flags & 8 != 0 { while try byte() != 0 {} }
        if flags & 16 != 0 { while try byte() != 0 {} }
        if flags & 2 != 0 { position += 2 }
    }

    private mutating func bits(_ count: Int) throws(Broken) -> Int {
        while bitCount < count {
            bitBuffer |= UInt32(try byte()) << UInt32(bitCount)
            bitCount += 8
        }
        let value = bitBuffer & (1 << UInt32(count) - 1)
        bitBuffer >>= UInt32(count)
        bitCount -= count
        return Int(value)
    }

    private mutating func blocks() throws(Broken) {
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1: try coded(HuffmanCode.fixedLiterals, HuffmanCode.fixedDistances)
            case 2:
                let (literals, distances) = try codes()
                try coded(literals, distances)
            default: throw Broken()
            }
        }
    }

    private mutating func stored() throws(Broken) {
        bitBuffer = 0
        bitCount = 0
        let low = Int(try byte())
        let length = low + Int(try byte()) << 8
        position += 2
        guard position + length <= bytes.count, output.count + length <= Inflate.largest else { throw Broken() }
        output += bytes[position..<position + length]
        position += length
    }

    private mutating func symbol(_ code: HuffmanCode) throws(Broken) -> Int {
        var (value, first, index) = (0, 0, 0)
        for length in 1..<code.counts.count {
            value |= try bits(1)
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw Broken()
    }

    private mutating func codes() throws(Broken) -> (HuffmanCode, HuffmanCode) {
        let (literals, distances, count) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<count { lengths[HuffmanCode.order[index]] = try bits(3) }
        let code = HuffmanCode(lengths)
        var all: [Int] = []
        while all.count < literals + distances {
            let word = try symbol(code)
            switch word {
            case 0..<16: all.append(word)
            case 16:
                guard let last = all.last else { throw Broken() }
                all += [Int](repeating: last, count: try bits(2) + 3)
            case 17: all += [Int](repeating: 0, count: try bits(3) + 3)
            default: all += [Int](repeating: 0, count: try bits(7) + 11)
            }
        }
        guard all.count == literals + distances else { throw Broken() }
        return (HuffmanCode(Array(all[..<literals])), HuffmanCode(Array(all[literals...])))
    }

    private mutating func coded(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(Broken) {
        while true {
            let word = try symbol(literals)
            if word == 256 { return }
            if word < 256 {
                output.append(UInt8(word))
                continue
            }
            guard word < 286 else { throw Broken() }
            let length = HuffmanCode.lengthBase[word - 257] + (try bits(HuffmanCode.lengthBits[word - 257]))
            let place = try symbol(distances)
            guard place < 30 else { throw Broken() }
            let distance = HuffmanCode.distanceBase[place] + (try bits(HuffmanCode.distanceBits[place]))
            guard distance <= output.count, output.count + length <= Inflate.largest else { throw Broken() }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }
}

/// A canonical Huffman code: how many symbols have each length, and the symbols in order.
private struct HuffmanCode {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
    }

    static let fixedLiterals = HuffmanCode(
        (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = HuffmanCode([Int](repeating: 5, count: 30))
    static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    static let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12_289, 16_385, 24_577,
    ]
    static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
