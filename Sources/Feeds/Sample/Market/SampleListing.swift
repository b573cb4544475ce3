import Market

/// How a share first traded.
struct SampleListing: Sendable {
    let symbol: Symbol
    /// The first price of the first session.
    let open: Double
    /// The highest price of the first session.
    let high: Double
    /// A price that is never passed.
    let highest: Double?

    /// The listings of the sample by symbol.
    static func all() -> [Symbol: SampleListing] {
        let listings = TabSeparatedTable(PackageResources.sample_listings_tsv, columns: 5).rows.compactMap { fields in
            Double(fields[2]).flatMap { open in
                Double(fields[3]).map { high in
                    SampleListing(
                        symbol: Symbol(rawValue: fields[0]), open: open, high: high, highest: Double(fields[4]))
                }
            }
        }
        return Dictionary(listings.map { ($0.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
