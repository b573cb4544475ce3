import ConfigText
import Testing

private enum TestKey: String, FileKey {
    case name
    case marketColors = "market-colors"
    case threeMonths = "3m-return"
    static var formerNames: [String: TestKey] { ["colours": .marketColors] }
}

@Suite struct YAMLFieldsTests {
    private func read(_ text: String) -> (fields: YAMLFields<TestKey>?, log: ProblemLog) {
        var log = ProblemLog()
        let fields = log.attempt { log throws(TextProblem) in
            try YAMLText(text, file: "f.yaml").tree(&log)?.fields(TestKey.self, of: "a test", &log)
        }
        return (fields ?? nil, log)
    }

    @Test(
        "Another spelling of a key is that key, with a hint",
        arguments: ["market_colors", "marketColors", "Market-Colors", "MARKET_COLORS", "colours", "Colours"])
    func otherSpellings(name: String) {
        let (fields, log) = read("\(name): red")
        #expect(fields?[.marketColors]?.source.words == "red")
        #expect(log.mistakes.isEmpty)
        #expect(log.hints.map(\.message) == ["`\(name)` is now `market-colors`"])
    }

    @Test("The spelling in force gives no hint")
    func spellingInForce() {
        #expect(read("market-colors: red\n3m-return: 1\nname: x").log.hints.isEmpty)
    }

    @Test("One key under two spellings is a duplicate")
    func twoSpellings() {
        let (fields, log) = read("market-colors: red\nmarket_colors: green")
        #expect(fields?[.marketColors]?.source.words == "red")
        #expect(log.mistakes.map(\.message) == ["duplicate key `market-colors`; the first is on line 1"])
    }

    @Test("Every repeated key of a file is reported, and its last value counts")
    func repeatedKeys() {
        let (fields, log) = read("name: a\nname: b\nmarket-colors: x\nmarket-colors: y\nmarket-colors: z\nnmae: 1")
        #expect(fields?[.name]?.source.words == "b")
        #expect(log.mistakes.map(\.line) == [1, 3, 4, 6])
    }

    @Test("An unknown key is reported with the nearest name")
    func unknownKey() {
        #expect(
            read("market-colrs: x").log.mistakes.first?.description == """
                f.yaml:1:1: error: `market-colrs` is not a key of a test; did you mean `market-colors`?
                market-colrs: x
                ^~~~~~~~~~~~
                """)
    }

    @Test(
        "Broken YAML is one mistake with its place",
        arguments: ["a: [", "\"a", "\t- x", "&a [*a", "- !!binary [", "a: b: c"])
    func brokenYAML(text: String) {
        let (fields, log) = read(text)
        #expect(fields == nil || !log.mistakes.isEmpty)
        #expect(log.mistakes.count == 1)
    }
}
