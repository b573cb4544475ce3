/// The exposures of the instruments that ship with the program, as judgements from public facts.
public struct ExposureDirectory: Sendable {
    /// The tags of each instrument that has any.
    public let tags: [Symbol: Set<ExposureTag>]

    /// The directory in the program; the file's own first lines say where the facts come from.
    public static let shared = ExposureDirectory(tabSeparated: PackageResources.exposures_tsv)

    /// The tags of a symbol; empty for one that nothing is known of.
    public subscript(symbol: Symbol) -> Set<ExposureTag> { tags[symbol] ?? [] }

    /// The instruments with a tag, by symbol.
    public func symbols(with tag: ExposureTag) -> [Symbol] {
        tags.filter { $0.value.contains(tag) }.keys.sorted()
    }

    /// Creates a directory of given entries.
    public init(_ tags: [Symbol: Set<ExposureTag>]) {
        self.tags = tags
    }

    /// Reads the columns symbol and tags, which are separated by commas.
    init(tabSeparated bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        var tags: [Symbol: Set<ExposureTag>] = [:]
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 2, let symbol = Symbol(validating: fields[0]) else { continue }
            tags[symbol] = Set(fields[1].split(separator: ",").compactMap { ExposureTag(rawValue: String($0)) })
        }
        self.tags = tags
    }
}
