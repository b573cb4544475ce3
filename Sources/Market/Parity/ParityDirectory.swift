/// The pairs of lines that ship with the program: receipts and A/H shares with their ratios, as facts without prices.
public struct ParityDirectory: Sendable {
    /// Every pair in the order of the shipped file.
    public let pairs: [ParityPair]

    /// The directory in the program.
    public static let shared = ParityDirectory(tabSeparated: PackageResources.parity_tsv)

    /// The pairs that a symbol is a line of.
    public func pairs(with symbol: Symbol) -> [ParityPair] {
        pairs.filter { $0.foreign == symbol || $0.home == symbol }
    }

    /// Symbols without those whose company is among them already by its home listing: receipts beside the local
    /// share, A shares beside H shares.
    public func companies(among symbols: [Symbol]) -> [Symbol] {
        let all = Set(symbols)
        return symbols.filter { symbol in !pairs.contains { $0.foreign == symbol && all.contains($0.home) } }
    }

    /// The home listing that a depositary receipt or a share on a foreign register stands for; nil for all others.
    public func home(ofReceipt symbol: Symbol) -> Symbol? {
        pairs.first { $0.foreign == symbol && $0.kind != .ah }?.home
    }

    /// Reads the columns kind, foreign listing, local listing, home shares for one foreign unit, what is unverified.
    init(tabSeparated bytes: [UInt8]) {
        pairs = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap(ParityDirectory.pair)
    }

    private static func pair(_ line: Substring) -> ParityPair? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 5, let kind = ParityPair.Kind(rawValue: String(fields[0])),
            let foreign = Symbol(validating: fields[1]), let home = Symbol(validating: fields[2]),
            let ratio = Double(fields[3]), ratio > 0, ratio.isFinite
        else { return nil }
        return ParityPair(kind: kind, foreign: foreign, home: home, ratio: ratio, isVerified: fields[4].isEmpty)
    }
}
