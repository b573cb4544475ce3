import ConfigText
import Testing

@Suite struct TextProblemTests {
    @Test("A problem shows its file, line, column, the line itself and a caret as wide as the mistake")
    func problemShowsPlaceLineAndCaret() {
        let source = SourceText("first\n  second word\n", file: "some.yaml")
        let problem = TextProblem(source, 8..<14, "`second` is not a key")
        #expect(
            problem.description == """
                some.yaml:2:3: error: `second` is not a key
                  second word
                  ^~~~~~
                """)
    }

    @Test("A column counts characters, not bytes")
    func columnCountsCharacters() {
        let source = SourceText("日本 x", file: "some.yaml")
        let problem = TextProblem(source, 7..<8, "here")
        #expect(problem.column == 4)
        #expect(problem.description.hasSuffix("\n日本 x\n   ^"))
    }

    @Test("Control characters of a file never reach the terminal")
    func controlCharactersAreRemoved() {
        let problem = TextProblem(SourceText("a\u{1B}]0;x\u{7}", file: "f"), 0..<1, "odd \u{1B}[31m")
        #expect(!problem.description.contains("\u{1B}"))
        #expect(!problem.description.contains("\u{7}"))
    }

    @Test("The nearest name is one of few changes, and none where every name is too far")
    func nearestName() {
        let names = ["watchlist", "columns", "currency"]
        #expect(NearestName.of("colums", among: names) == "columns")
        #expect(NearestName.of("CURRENYC", among: names) == "currency")
        #expect(NearestName.of("theme", among: names) == nil)
    }
}
