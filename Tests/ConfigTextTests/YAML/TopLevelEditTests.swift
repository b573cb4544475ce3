import Testing

@testable import ConfigText

@Suite struct TopLevelEditTests {
    private func set(_ text: String) -> String { TopLevelEdit.setting("columns", to: "[name, price]", in: text) }

    @Test("A key that is not there is added at the end") func added() {
        #expect(set("") == "columns: [name, price]\n")
        #expect(set("# mine\ntheme: nord\n\n") == "# mine\ntheme: nord\ncolumns: [name, price]\n")
    }

    @Test("A key is replaced with everything that belongs to it, and comments stay") func replaced() {
        #expect(set("columns: [flag] # mine\ntheme: nord\n") == "columns: [name, price] # mine\ntheme: nord\n")
        #expect(
            set("a: 1\ncolumns:\n  - flag\n  - name\n\n# next\nb: 2\n")
                == "a: 1\ncolumns: [name, price]\n\n# next\nb: 2\n")
        #expect(set("columns:\n- flag\n- name\ntheme: nord") == "columns: [name, price]\ntheme: nord")
    }

    @Test("A key of that name further inside is another one") func inside() {
        let text = "layout:\n  wide:\n    columns: [name]\n"
        #expect(set(text) == text + "columns: [name, price]\n")
    }

    @Test(
        "A key in an older spelling gets its new value under today's",
        arguments: ["market_colors", "marketColors", "'market_colors'"])
    func olderSpellings(name: String) {
        let text = "# mine\n\(name): green-up  # as at home\nview: board\n"
        let edited = TopLevelEdit.setting("market-colors", to: "red-up", in: text)
        #expect(edited.hasPrefix("# mine\nmarket-colors: red-up"))
        #expect(edited.hasSuffix("\nview: board\n"))
        #expect(edited.split(separator: "\n").count == 3)
    }
}
