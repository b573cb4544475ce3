import Market
import Providers
import Testing

@Suite struct ProviderCatalogTests {
    private let catalog = ProviderCatalog()

    @Test func preferences() throws {
        let dates = (try day("2026-01-12"), try day("2026-01-14"))
        func names(_ need: ProviderNeed) -> [String] { catalog.preferences(for: need).map(\.name) }
        #expect(names(.quotes(["2330.TW"])) == ["twse-mis", "yahoo"])
        #expect(names(.quotes(["NVDA"])) == ["yahoo"])
        #expect(names(.dollarRates([.jpy], from: dates.0, through: dates.1)) == ["frankfurter", "yahoo"])
        #expect(names(.dollarRates([.twd], from: dates.0, through: dates.1)) == ["yahoo"])
        #expect(names(.daily("2330.TW", from: dates.0, through: dates.1)) == ["yahoo"])
        #expect(names(.daily("EURUSD=X", from: dates.0, through: dates.1)) == ["frankfurter", "yahoo"])
        #expect(names(.intraday("2330.TW", minutes: 5)) == ["yahoo"])
        #expect(names(.knowledge("^TWII")).isEmpty)
        #expect(catalog["yahoo"]?.name == "yahoo" && catalog["none"] == nil)
    }

    @Test func mixedNeedsAreShared() throws {
        let dates = (try day("2026-01-12"), try day("2026-01-14"))
        let needs: [ProviderNeed] = [
            .quotes(["2330.TW", "NVDA", "^TWII"]), .dollarRates([.twd, .jpy], from: dates.0, through: dates.1),
        ]
        func shares(avoiding names: Set<String> = []) -> [String: [ProviderNeed]] {
            Dictionary(
                catalog.assignments(for: needs, avoiding: names).map { ($0.provider.name, $0.needs) },
                uniquingKeysWith: +)
        }
        #expect(
            shares() == [
                "twse-mis": [.quotes(["2330.TW", "^TWII"])],
                "frankfurter": [.dollarRates([.jpy], from: dates.0, through: dates.1)],
                "yahoo": [.quotes(["NVDA"]), .dollarRates([.twd], from: dates.0, through: dates.1)],
            ])
        #expect(shares(avoiding: ["twse-mis", "frankfurter"]) == ["yahoo": needs])
        #expect(shares(avoiding: ["yahoo"])["yahoo"] == nil)
        #expect(catalog.assignments(for: []).isEmpty)
    }

    @Test(arguments: [
        ("query1.finance.yahoo.com", HostPolicy.yahoo), ("FC.Yahoo.com", .yahoo), ("notyahoo.com", .stranger),
        ("mis.twse.com.tw", .taiwanMarket), ("api.frankfurter.dev", .frankfurter), ("127.0.0.1", .loopback),
        ("localhost", .loopback), ("rates.example", .stranger),
    ])
    func policies(host: String, policy: HostPolicy) {
        #expect(HostPolicy.policy(of: host) == policy)
    }

    @Test func everyHostOfAProviderHasAPolicyOfItsOwn() {
        for host in catalog.providers.flatMap(\.hosts) {
            #expect(HostPolicy.policy(of: host) != .stranger && HostPolicy.policy(of: host) != .loopback, "\(host)")
        }
    }
}
