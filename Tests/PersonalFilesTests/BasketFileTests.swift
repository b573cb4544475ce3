import ConfigText
import Market
import PersonalFiles
import Testing

@Suite struct BasketFileTests {
    private func problems(_ text: String) -> [String] {
        var log = ProblemLog()
        _ = BasketFile.parse(text, file: "baskets.yaml", &log)
        return log.mistakes.map { "\($0.line):\($0.column) \($0.message)" }
    }

    @Test("Every key of a basket is read")
    func everyKey() throws {
        let baskets = try BasketFile.parse(
            """
            - id: asia
              name: Asia
              regions: [TW, Japan]
              segments: [foundry]
              weights: market-value
              rebalance: monthly
              currency: usd
              missing: hold
            - id: two
              weights: {2330.TW: 0.4, 005930.KS: 0.6}
            - id: three
              members: [2330.TW, 2330.TW, NVDA]
            """, file: "baskets.yaml")
        #expect(
            baskets == [
                Basket(
                    id: "asia", name: "Asia",
                    membership: .directory(regions: [.taiwan, .japan], segments: ["foundry"]), weighting: .marketValue,
                    rebalancing: .monthly, currency: .usd, missing: .hold),
                Basket(
                    id: "two", name: "two", membership: .symbols(["005930.KS", "2330.TW"]),
                    weighting: .fixed(["2330.TW": 0.4, "005930.KS": 0.6])),
                Basket(id: "three", name: "three", membership: .symbols(["2330.TW", "NVDA"])),
            ])
    }

    @Test(
        "A mistake has its place and the nearest name",
        arguments: [
            (
                "- id: a\n  members: [TSM]\n  regoins: [TW]",
                "3:3 `regoins` is not a key of a basket; did you mean `regions`?"
            ),
            ("- name: a\n  regions: [TW]", "1:3 `id:` is missing"),
            ("- id: a", "1:3 a basket needs `members` or `regions`"),
            ("- id: a\n  members: [T W]", "2:13 `T W` is not a symbol such as 2330.TW"),
            (
                "- id: a\n  regions: [TW]\n  segments: [fundry]",
                "3:14 `fundry` is not a value of `segments`; did you mean `foundry`?"
            ),
            ("- id: a\n  weights: {TSM: x}", "2:18 `TSM` is a number of at least 0, found `x`"),
            ("- id: a\n  weights: {TSM: 0}", "2:12 all weights are zero"),
            (
                "- id: a\n  members: [TSM]\n  currency: eur",
                "3:13 `eur` is not a value of `currency`; expected one of local, usd"
            ),
            ("id: a", "1:1 expected a list of baskets, each beginning with `- id:`"),
            ("", "1:1 the file has no basket; write one such as `- id: asia-tech`"),
        ])
    func mistakes(text: String, message: String) {
        #expect(problems(text).first == message)
    }

    @Test("The mistakes of all baskets are reported")
    func allMistakes() {
        let text =
            "- id: a\n  regions: [TX, KX]\n  rebalance: daily\n- id: b\n  member: [TSM]\n- id: c\n  members: [TSM]\n"
        #expect(problems(text).map { $0.prefix(4) } == ["2:13", "2:17", "3:14", "4:3 ", "5:3 "])
    }
}
