import ConfigText
import Market
import PersonalFiles
import Testing

@Suite struct RowLayoutFileTests {
    private func problems(_ text: String) -> [String] {
        var log = ProblemLog()
        _ = RowLayoutFile.parse(text, file: "watchlist.yaml", &log)
        return log.mistakes.map { "\($0.line):\($0.column) \($0.message)" }
    }

    @Test("Regions are read by code or name, in the order of the file")
    func regions() throws {
        let text =
            "- region: TW\n  symbols: [2330.TW, 2454.TW, 2330.TW]\n- region: Japan\n- region: KR\n  symbols: []\n"
        #expect(
            try RowLayoutFile.parse(text, file: "watchlist.yaml")
                == RowLayout(groups: [
                    .init(region: .taiwan, symbols: ["2330.TW", "2454.TW"]), .init(region: .japan),
                    .init(region: .southKorea),
                ]))
    }

    @Test(
        "A mistake has its place and the nearest name",
        arguments: [
            ("- regoin: TW", "1:3 `regoin` is not a key of a region; did you mean `region`?"),
            ("- region: TX", "1:11 `TX` is not a region; expected one of TW, KR, JP, HK, CN, US"),
            ("- region: TW\n  symbols: [23 30]", "2:13 `23 30` is not a symbol such as 2330.TW"),
            ("- region: TW\n- region: TW", "2:3 duplicate region TW"),
            ("region: TW", "1:1 expected a list of regions, each beginning with `- region:`"),
            ("[]", "1:1 the file has no region; write one such as `- region: TW`"),
            ("- region: [", "2:1 invalid YAML: did not find expected node content"),
        ])
    func mistakes(text: String, message: String) {
        #expect(problems(text).first == message)
    }

    @Test("An unknown key is skipped, and the file counts")
    func otherKeys() throws {
        let watchlist = try RowLayoutFile.parse("- region: TW\n  colour: red\n  symbols: [2330.TW]\n", file: "w")
        #expect(watchlist.groups.first?.symbols == ["2330.TW"])
    }

    @Test("The mistakes of all regions are reported")
    func allMistakes() {
        let text = "- region: TX\n  symbls: [TSM]\n- symbols: [T M]\n- region: KR\n"
        #expect(problems(text).map { $0.prefix(4) } == ["1:11", "2:3 ", "3:3 ", "3:13"])
    }
}
