import Market

/// What the sample market knows beside prices, from its embedded tables.
enum SampleKnowledge {
    static func facts() -> [Fact] {
        TabSeparatedTable(PackageResources.sample_facts_tsv, columns: 7).rows.compactMap { fields in
            CalendarDate(fields[2]).map {
                Fact(
                    symbol: Symbol(rawValue: fields[0]), metric: fields[1], asOf: $0, value: Double(fields[3]),
                    text: fields[4].isEmpty ? nil : fields[4], unit: fields[5], source: fields[6])
            }
        }
    }

    static func targets() -> [PriceTarget] {
        TabSeparatedTable(PackageResources.sample_targets_tsv, columns: 7).rows.compactMap { fields in
            guard let asOf = CalendarDate(fields[2]), let price = Double(fields[3]), let currency = Currency(fields[5])
            else { return nil }
            return PriceTarget(
                symbol: Symbol(rawValue: fields[0]), firm: fields[1], asOf: asOf, price: price,
                previous: Double(fields[4]), currency: currency, source: fields[6])
        }
    }

    static func events() -> [MarketEvent] {
        TabSeparatedTable(PackageResources.sample_events_tsv, columns: 5).rows.compactMap { fields in
            CalendarDate(fields[1]).map {
                MarketEvent(
                    symbol: Symbol(rawValue: fields[0]), date: $0, kind: fields[2], title: fields[3],
                    source: fields[4])
            }
        }
    }
}
