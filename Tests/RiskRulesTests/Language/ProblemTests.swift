import ConfigText
import RiskRules
import Testing

@Suite struct ProblemTests {
    struct Mistake: Sendable {
        let text: String
        var scope = RuleScope.instrument
        let message: String
    }

    static let mistakes = [
        Mistake(
            text: "volatilty(20) > 60%",
            message: """
                rule:1:1: error: Unknown name `volatilty`; did you mean `volatility`?
                volatilty(20) > 60%
                ^~~~~~~~~
                """),
        Mistake(
            text: "last > sma(2000)",
            message: """
                rule:1:12: error: expected a whole number of sessions from 2 to 250
                last > sma(2000)
                           ^~~~
                """),
        Mistake(
            text: "last >",
            message: """
                rule:1:7: error: expected a value, a name or `(`, found the end
                last >
                      ^
                """),
        Mistake(
            text: "(last > 5",
            message: """
                rule:1:10: error: expected `)` for the `(` that is still open, found the end
                (last > 5
                         ^
                """),
        Mistake(
            text: "last and at_limit",
            message: """
                rule:1:1: error: `and` needs true or false on each side, found a price
                last and at_limit
                ^~~~
                """),
        Mistake(
            text: "change(yt) > 5%",
            message: """
                rule:1:8: error: `yt` is not a period; did you mean `ytd`?
                change(yt) > 5%
                       ^~
                """),
        Mistake(
            text: "1 < 2 < 3",
            message: """
                rule:1:7: error: comparisons cannot be chained; write `a < b and b < c`
                1 < 2 < 3
                      ^
                """),
        Mistake(
            text: "days_to(earnings) <= 5",
            message: """
                rule:1:22: error: a duration cannot be compared with a number; write a duration such as 5d or 30min
                days_to(earnings) <= 5
                                     ^
                """),
        Mistake(
            text: "last = 5",
            message: """
                rule:1:6: error: `=` is not an operator; to compare write `==`
                last = 5
                     ^
                """),
        Mistake(
            text: "kind == \"equity",
            message: """
                rule:1:9: error: the string is not closed; expected a closing quotation mark
                kind == "equity
                        ^~~~~~~
                """),
        Mistake(
            text: "last > 5x",
            message: """
                rule:1:9: error: `x` is not a unit; expected a number, `%` or a duration such as 30s, 30min, 2h, 5d or 2w
                last > 5x
                        ^
                """),
        Mistake(
            text: "kind < \"equity\"",
            message: """
                rule:1:6: error: a string has no order; expected `==` or `!=`
                kind < "equity"
                     ^
                """),
        Mistake(
            text: "last > 1\nand foo > 2",
            message: """
                rule:2:5: error: Unknown name `foo`; `chiptop rules language` lists every name
                and foo > 2
                    ^~~
                """),
        Mistake(
            text: "premium > 5%", scope: .region,
            message: """
                rule:1:1: error: `premium` is known of an instrument and a pair, and this speaks about a region; write \
                `of("SYMBOL", premium)`
                premium > 5%
                ^~~~~~~
                """),
        Mistake(
            text: "of(\"A\", of(\"B\", last)) > 1",
            message: """
                rule:1:9: error: `of` cannot stand inside another `of`
                of("A", of("B", last)) > 1
                        ^~
                """),
        Mistake(
            text: "if last then 1 else 2",
            message: """
                rule:1:4: error: the condition of `if` must be true or false, found a price
                if last then 1 else 2
                   ^~~~
                """),
        Mistake(
            text: "change() > 0",
            message: """
                rule:1:1: error: `change` takes `change(period[, currency])`, found none
                change() > 0
                ^~~~~~
                """),
        Mistake(
            text: "   ",
            message: """
                rule:1:1: error: expected an expression, found nothing
                \("   ")
                ^
                """),
        Mistake(
            text: "tagged(\"ai-capx\")",
            message: """
                rule:1:8: error: `ai-capx` is not an exposure tag; did you mean `ai-capex`?
                tagged("ai-capx")
                       ^~~~~~~~~
                """),
    ]

    @Test(arguments: mistakes)
    func mistakesAreToldAsCompilersDo(_ mistake: Mistake) throws {
        let problem = #expect(throws: TextProblem.self) {
            try RuleExpression(mistake.text, scope: mistake.scope)
        }
        #expect(problem?.description == mistake.message)
    }

    @Test(arguments: [
        (String(repeating: "(", count: 65) + "1" + String(repeating: ")", count: 65), "nested deeper than 64 levels"),
        (String(repeating: "-", count: 100) + "1", "nested deeper than 64 levels"),
        (String(repeating: "1+", count: 300) + "1", "more than 256 operations in a row"),
        (String(repeating: " ", count: 5000), "longer than 4096 bytes"),
    ])
    func hugeTextsAreRefused(text: String, words: String) throws {
        let problem = #expect(throws: TextProblem.self) { try RuleExpression(text, scope: .instrument) }
        #expect(problem?.message.contains(words) == true)
    }

    @Test func deepButAllowedTextsWork() throws {
        let deep = String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60)
        let long = String(repeating: "1+", count: 250) + "1"
        #expect(try TestMarket().value(deep, of: nil).number == 1)
        #expect(try TestMarket().value(long, of: nil).number == 251)
    }
}
