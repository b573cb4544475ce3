import Market

/// What the sample market knows beside prices, from its embedded tables.
enum SampleKnowledge {
    /// The table's facts, and before the forward P/E of each index a year of earlier ones.
    ///
    /// - Parameter bars: the daily bars of an index; none for everything else.
    static func facts(bars: (Symbol) -> [DailyBar]) -> [Fact] {
        let written = written()
        return written.flatMap { fact -> [Fact] in
            guard fact.metric == Fact.forwardPE, fact.value != nil else { return [fact] }
            let growth = written.first { $0.symbol == fact.symbol && $0.metric == Fact.earningsGrowth }?.value ?? 0
            return earlier(fact, growth: growth, bars(fact.symbol)) + [fact]
        }
    }

    /// What the P/E would have been at each month's last close had expected earnings grown as they now are to.
    private static func earlier(_ fact: Fact, growth: Double, _ bars: [DailyBar]) -> [Fact] {
        guard let value = fact.value, let last = bars.last(where: { $0.date <= fact.asOf }) else { return [] }
        let months = bars.enumerated().filter { index, bar in
            index + 1 < bars.count && bars[index + 1].date.components.month != bar.date.components.month
        }.map(\.element).filter { $0.date > fact.asOf.advanced(days: -372) && $0.date < fact.asOf }
        return months.map { bar in
            let months = Double(fact.asOf.daysSince1970 - bar.date.daysSince1970) / 30.44
            var grown = 1.0
            // The twelfth root of the growth, by its first terms: powers differ between machines.
            let monthly = 1 + growth / 12 * (1 - growth * 11 / 24)
            for _ in 0..<Int(months.rounded()) { grown *= monthly }
            let ratio = (value * bar.close / last.close * grown * 10).rounded() / 10
            return Fact(
                symbol: fact.symbol, metric: fact.metric, asOf: bar.date, value: ratio, unit: fact.unit,
                source: fact.source)
        }
    }

    private static func written() -> [Fact] {
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

    /// What the press sees as risks, as a list of manual risks in YAML.
    static func risks() -> String {
        String(decoding: PackageResources.sample_risks_yaml, as: UTF8.self)
    }

    /// The sample's watchlist.
    static func watchlist() -> String { String(decoding: PackageResources.sample_watchlist_yaml, as: UTF8.self) }
}
