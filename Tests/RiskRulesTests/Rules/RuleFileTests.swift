import ConfigText
import Market
import RiskRules
import Testing

@Suite struct RuleFileTests {
    private func set(_ text: String) throws(TextProblems) -> RuleSet {
        try RuleSet([(file: "rules.yaml", text: text)], isShippedIncluded: false)
    }

    @Test func aFileAddsChangesAndDisables() throws {
        let text = """
            - id: stretched
              when: last / sma(200) - 1 > 60%
            - id: volume
              enabled: false
            - id: mine
              when: change(day) < -5%
              message: "{change(day):+%} today"
            """
        let rules = try RuleSet([(file: "rules.yaml", text: text)])
        let stretched = try #require(rules["stretched"])
        #expect(stretched.when == "last / sma(200) - 1 > 60%")
        #expect(stretched.title == RuleSet.shipped["stretched"]?.title)
        #expect(rules["volume"] == nil)
        #expect(rules.disabled == ["volume"])
        #expect(rules.rules.last?.id == "mine")
        #expect(rules.rules.last?.severity == .warn)
    }

    @Test(arguments: [
        (
            "- id: a\n  when: volatilty(20) > 60%\n  message: x",
            """
            rules.yaml:2:9: error: Unknown name `volatilty`; did you mean `volatility`?
              when: volatilty(20) > 60%
                    ^~~~~~~~~
            """
        ),
        (
            "- id: a\n  when: >-\n    last > 1\n    and foo\n  message: x",
            """
            rules.yaml:4:9: error: Unknown name `foo`; `chiptop rules language` lists every name
                and foo
                    ^~~
            """
        ),
        (
            "- id: a\n  when: 'kind == \"x\" and it''s'\n  message: x",
            """
            rules.yaml:2:28: error: the string is not closed; expected a closing quotation mark
              when: 'kind == "x" and it''s'
                                       ^~
            """
        ),
        (
            "- id: a\n  when: last > 1\n  message: \"價 {last} {chnge(day)}\"",
            """
            rules.yaml:3:23: error: Unknown name `chnge`; did you mean `change`?
              message: "價 {last} {chnge(day)}"
                                  ^~~~~
            """
        ),
        (
            "- id: a\n  wehn: last > 1",
            """
            rules.yaml:2:3: error: `wehn` is not a key of a rule; did you mean `when`?
              wehn: last > 1
              ^~~~
            """
        ),
        (
            "- id: a\n  severity: bad\n  when: last > 1\n  message: x",
            """
            rules.yaml:2:13: error: `bad` is not a value of `severity`; expected one of high, info, warn
              severity: bad
                        ^~~
            """
        ),
        (
            "- id: a\n  for: 5\n  when: last > 1\n  message: x",
            """
            rules.yaml:2:8: error: `for` is a duration of at most a year, such as 30min, 2h or 5d
              for: 5
                   ^
            """
        ),
        (
            "- id: a\n  message: x",
            """
            rules.yaml:1:3: error: the rule `a` has no `when:`
            - id: a
              ^
            """
        ),
        (
            "- id: a\n  when: last >\n  message: x",
            """
            rules.yaml:2:15: error: expected a value, a name or `(`, found the end
              when: last >
                          ^
            """
        ),
        (
            "- id: a\n  when: last > 1\n  message: \"{last:?}\"",
            """
            rules.yaml:3:18: error: `?` is not a way to write a value; expected one of %, +%, +0%, 0, 0%, 1, 2, 3, 4, x
              message: "{last:?}"
                             ^~
            """
        ),
        (
            "id: a",
            """
            rules.yaml:1:1: error: expected a list of rules, each beginning with `- id:`
            id: a
            ^
            """
        ),
        (
            "- id: a\n  when: last > 1\n  message: x\n- id: a\n  when: last > 1\n  message: x",
            """
            rules.yaml:4:3: error: duplicate rule `a`; the first is on line 1
            - id: a
              ^
            """
        ),
        (
            "- id: a\n  when: flags(high) > 1\n  message: x",
            """
            rules.yaml:2:9: error: `flags` is known of the market, and this speaks about an instrument
              when: flags(high) > 1
                    ^~~~~
            """
        ),
        (
            "- id: a\n  covered-by: b\n  when: last > 1\n  message: x",
            """
            rules.yaml:2:15: error: `b` is not a rule about regions
              covered-by: b
                          ^
            """
        ),
    ])
    func mistakesAreFoundInTheFile(text: String, message: String) {
        let problems = #expect(throws: TextProblems.self) { try set(text) }
        #expect(problems?.description == message)
    }

    @Test(arguments: ["- id: [", "- id: \"a", "\t- x", "- id: a\n  id: b", "&a [*a", "- !!binary 5", "- 5", "- [a]"])
    func brokenYAMLIsRefusedWithItsPlace(text: String) {
        let problems = #expect(throws: TextProblems.self) { try set(text) }
        #expect(problems?.problems.first?.line ?? 0 > 0)
    }

    @Test("All mistakes of one rule, repeated keys and repeated rules are reported together")
    func allMistakesAreReportedTogether() {
        let text = """
            - id: a
              title: one
              title: two
              when: foo > 1
              severity: bad
              message: "{bar}"
            - id: b
              help: x
              help: y
              whn: last > 1
              message: x
            - id: a
              when: last > 1
              message: x
            """
        let problems = #expect(throws: TextProblems.self) { try set(text) }
        #expect(problems?.problems.map(\.line) == [2, 4, 5, 6, 8, 10, 12])
    }

    @Test("A key's older spellings are read, with a hint each")
    func olderSpellingsAreHints() throws {
        let rules = try set("- id: a\n  when: last > 1\n  high_when: last > 2\n  message: x\n")
        #expect(rules["a"]?.highWhen == "last > 2")
        #expect(
            rules.hints.first?.description == """
                rules.yaml:3:3: hint: `high_when` is now `high-when`
                  high_when: last > 2
                  ^~~~~~~~~
                """)
        #expect(RuleSet.shipped.hints.isEmpty)
    }

    @Test func everyMistakeIsTold() {
        let text = "- id: a\n  when: foo > 1\n  message: x\n- id: b\n  when: last\n  message: x"
        let problems = #expect(throws: TextProblems.self) { try set(text) }
        #expect(problems?.problems.map(\.line) == [2, 5])
    }

    @Test func aFileMayBeEmpty() throws {
        #expect(try set("").rules.isEmpty)
        #expect(try set("# nothing\n").rules.isEmpty)
    }

    @Test func theShippedFilesAreRight() throws {
        #expect(try RuleSet().rules.count == RuleSet.shipped.rules.count)
        #expect(RuleSet.shipped.rules.count >= 20)
        #expect(try ThesisFile.theses(ThesisFile.shippedText, file: "theses").count == ThesisFile.shipped.count)
        #expect(ThesisFile.shipped.first?.statements.count ?? 0 >= 10)
    }

    @Test func theHelpPageNamesEverything() {
        let page = RuleReference.page
        for name in ["volatility", "of(", "spread", "premium", "tagged", "flags", "region.breadth", "south_korea"] {
            #expect(page.contains(name), "\(name)")
        }
    }

    @Test func bracesInMessages() throws {
        let rules = try set("- id: a\n  when: last > 1\n  message: \"{{x} {last:1} {change(day):+%}\"")
        var market = TestMarket()
        market.add("2330.TW") { $0.local.day = 0.0123 }
        var book = RuleBook(rules)
        let flag = book.update(market.data, .everything).changed.first?.flag
        #expect(flag?.message == "{x} 100.0 +1.2%")
        #expect(flag?.measure == 100)
        #expect(flag?.values.count == 2)
    }

    @Test("Rules and scopes of version 0.1 are read under their present names, with a hint") func earlierNames() throws
    {
        let text = """
            - id: dear-to-peer
              enabled: false
            - id: mine
              scope: gauge  # words:ignore
              when: concentration > 10%
              message: x
            """
        let rules = try RuleSet([(file: "rules.yaml", text: text)])
        #expect(rules["pe-vs-peer"] == nil && rules.disabled == ["pe-vs-peer"])
        #expect(rules["mine"]?.scope == .basket)
        #expect(
            rules.hints.map(\.message) == ["the rule `dear-to-peer` is now `pe-vs-peer`", "`gauge` is now `basket`"])
    }
}
