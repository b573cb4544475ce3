/// Random numbers that are the same on every run and every machine (SplitMix64; Guy Steele, Doug Lea and Christine
/// Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
struct SeededRandom: Sendable {
    private var state: UInt64
    private var spare: Double?

    init(seed: UInt64) {
        state = seed
    }

    /// A stream of its own for a name, whatever other names there are (FNV-1a over the name's bytes).
    init(seed: UInt64, name: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.init(seed: seed ^ hash)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1, 1 left out.
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A normal deviate of mean 0 and deviation 1 (Box and Muller's method in George Marsaglia's polar form).
    mutating func gaussian() -> Double {
        if let spare {
            self.spare = nil
            return spare
        }
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0 && square < 1 {
                let factor = (-2 * PortableMath.log(square) / square).squareRoot()
                spare = y * factor
                return x * factor
            }
        }
    }
}
