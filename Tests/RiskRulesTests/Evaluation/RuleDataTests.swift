import Market
import RiskRules
import Testing

@Suite struct RuleDataTests {
    /// Rules can be evaluated on what the engine publishes, without anything else.
    @Test func aSnapshotIsEnough() throws {
        let market = ValueTests.tsmc()
        var snapshot = Snapshot(asOf: market.now, condition: .loading)
        for state in market.states.values { snapshot.instruments[state.instrument.symbol] = state }
        snapshot.facts = market.facts
        snapshot.targets = market.targets
        snapshot.events = market.events.values.flatMap { $0 }
        snapshot.parity = market.pairs
        snapshot.regions = Array(market.regions.values)
        snapshot.baskets = market.baskets
        snapshot.histories["2330.TW"] = PriceHistory(
            closes: (1...40).map { DatedClose(date: date("2025-11-30").advanced(days: $0), close: Double($0)) },
            currency: .twd)
        let data = RuleData(snapshot, events: EventIndex(snapshot.events))
        let subject = RuleSubject.instrument("2330.TW")
        for (text, value) in [
            ("last", "1,690"), ("days_to(earnings)", "1 d"), ("premium(adr)", "12.0%"), ("target.count", "2"),
            ("region.pe_forward", "20.00×"), ("sma(3) > 500", "true"), ("weight(\"asia-tech\")", "40.0%"),
            ("volume_ratio(7)", "–"),
        ] {
            let found = try RuleExpression(text, scope: .instrument).value(for: subject, in: data)
            #expect(found.text(for: market.states["2330.TW"]?.instrument) == value, "\(text)")
        }
        var book = RuleBook(.shipped)
        _ = book.update(data, .everything)
        let flags = book.flags(in: data)
        #expect(flags.map(\.rule).contains("stretched"))
        #expect(flags == flags.sorted { $0.severity > $1.severity })
        #expect(book.count(FlagQuery(severity: .info)) == flags.count)
        #expect(book.count(FlagQuery(severity: .info, region: .japan)) == 0)
    }
}
