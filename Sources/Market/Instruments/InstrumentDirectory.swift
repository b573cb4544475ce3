/// The instruments that ship with the program: about 80 stocks, the indices and the currency rates, as facts
/// (names, exchange, segment, listing date) without prices.
public struct InstrumentDirectory: Sendable {
    /// Every entry in the order of the shipped file: by region, the largest stocks first.
    public let instruments: [Instrument]
    private let positions: [Symbol: Int]

    /// The directory in the program.
    public static let shared = InstrumentDirectory(tabSeparated: PackageResources.instruments_tsv)

    /// The entry of a symbol.
    public subscript(symbol: Symbol) -> Instrument? {
        positions[symbol].map { instruments[$0] }
    }

    /// The place of a symbol in the shipped order; nil for symbols that are not in it.
    public func rank(of symbol: Symbol) -> Int? { positions[symbol] }

    /// Reads the columns symbol, kind, name, native name, exchange, currency, region, segment, listing date.
    init(tabSeparated bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        instruments = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap(Self.instrument)
        positions = Dictionary(
            instruments.enumerated().map { ($1.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func instrument(_ line: Substring) -> Instrument? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 9, let kind = InstrumentKind(rawValue: fields[1]) else { return nil }
        return Instrument(
            symbol: Symbol(rawValue: fields[0]), kind: kind, name: fields[2],
            nativeName: fields[3].isEmpty ? nil : fields[3], exchange: Exchange(rawValue: fields[4]),
            currency: Currency(fields[5]), region: Region(rawValue: fields[6]),
            segment: fields[7].isEmpty ? nil : fields[7], listedOn: CalendarDate(fields[8]))
    }
}
