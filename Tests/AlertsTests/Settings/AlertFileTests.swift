import Alerts
import ConfigText
import Market
import RiskRules
import Testing

@Suite struct AlertFileTests {
    private func settings(_ text: String) throws -> AlertSettings {
        try AlertFile.settings(text, file: "alerts.yaml")
    }

    @Test func theExampleNamesEverything() throws {
        let settings = try settings(AlertSettings.exampleText)
        #expect(settings.channels[.high] == [.bell, .message, .command, .log])
        #expect(settings.channels[.warn] == [.message, .log])
        #expect(settings.channels[.info] == [.log])
        #expect(settings.kinds == [.raised, .worse])
        #expect(settings.command?.arguments == ["notify-send", "--urgency=critical", "chiptop"])
        #expect(settings.command?.timeoutSeconds == 10)
        #expect(settings.command?.atOnce == 2)
        #expect(settings.command?.waiting == 100)
        #expect(settings.commandsPerRound == 10)
        #expect(
            settings.quiet == [
                .own(.closed), .exchange(.xtai, .lunch), .clock(from: TimeOfDay(22, 0), until: TimeOfDay(7, 0), .xtai),
            ])
        #expect(settings.quietException == .high)
    }

    @Test(arguments: ["", "# nothing\n", "{}"])
    func anEmptyFileChangesNothing(text: String) throws {
        #expect(try settings(text) == AlertSettings())
    }

    @Test func whatIsLeftOutStays() throws {
        let settings = try settings("warn: bell\nchanges: [raised, cleared, woken]\n")
        #expect(settings.channels[.high] == [.bell, .message, .log])
        #expect(settings.channels[.warn] == [.bell])
        #expect(settings.kinds == [.raised, .cleared, .woken])
    }

    @Test func aSeverityMayBeSilent() throws {
        #expect(try settings("info: []").channels[.info] == [])
    }

    @Test func aCommandRunsForHighOnesByItself() throws {
        #expect(try settings("command: [beep]").channels[.high]?.contains(.command) == true)
        #expect(try settings("command: beep").command?.arguments == ["beep"])
        #expect(try settings("command: [beep]\nhigh: [bell]\nwarn: [command]").channels[.high] == [.bell])
    }

    @Test func aLineIsReadByTheShell() throws {
        let command = try settings("shell: \"jq . | mail me\"\ntimeout: 300").command
        #expect(command?.arguments == ["/bin/sh", "-c", "jq . | mail me"])
        #expect(command?.timeoutSeconds == 300)
    }

    @Test(arguments: [
        ("hihg: [bell]", "1:1", "`hihg` is not a key of alerts; did you mean `high`?"),
        ("high: [bell, mesage]", "1:14", "`mesage` is not a value of `high`; did you mean `message`?"),
        (
            "changes: [acknowledged]", "1:11",
            "`acknowledged` is not a value of `changes`; expected one of cleared, raised, woken, worse"
        ),
        ("high: [command]", "1:8", "no command to run; write `command:` or `shell:`"),
        ("timeout: 10", "1:1", "`timeout` needs `command:` or `shell:`"),
        ("command: [x]\ntimeout: 0", "2:10", "`timeout` is a whole number from 1 to 300, found `0`"),
        ("command: [x]\ntimeout: 10 s", "2:10", "`timeout` is a whole number from 1 to 300, found `10 s`"),
        ("command: [x]\nat-once: [2]", "2:10", "`at-once` is a whole number from 1 to 16, found a list"),
        (
            "command: notify-send chiptop", "1:10",
            "`command` is a list such as [notify-send, chiptop]; for a line of the shell write `shell:`"
        ),
        ("command: []", "1:1", "`command` is a list of 1 to 64 arguments, the program first"),
        ("command: [\"a\\0b\"]", "1:12", "`command` cannot hold a NUL character"),
        ("command: [x]\nshell: x", "1:1", "`command` and `shell` exclude each other; keep one"),
        (
            "command: [x]\nhigh: [bell]", "1:1",
            "no severity runs it; add `command` to the list of `high:`, `warn:` or `info:`"
        ),
        ("quiet: close", "1:8", "`close` is not an exchange state; did you mean `closed`?"),
        ("quiet: XTAI", "1:8", "name a state of XTAI, such as `XTAI closed`"),
        ("quiet: [closed, XTAJ lunch]", "1:17", "`XTAJ` is not an exchange; did you mean `XTAI`?"),
        ("quiet: 22:00-07:00", "1:8", "name the exchange whose clock counts, such as `22:00-07:00 XTAI`"),
        ("quiet: 22:00-25:00 XTAI", "1:8", "`22:00-25:00` is not a range of times such as 22:00-07:00"),
        (
            "quiet: all of the night", "1:8",
            "`all of the night` is not a quiet time; write closed, lunch, pre or after, XTAI closed, or 22:00-07:00 XTAI"
        ),
        (
            "quiet: [closed]\nquiet-except: hihg", "2:15",
            "`hihg` is not a value of `quiet-except`; did you mean `high`?"
        ),
        ("quiet-except: high", "1:1", "needs `quiet:`"),
        ("- id: x", "1:1", "expected the keys of alerts, such as `high: [bell, message]`, found a list"),
        ("high: {bell: yes}", "1:7", "`high` is a list such as [a, b], found keys and values"),
        ("high: [bell", "2:1", "invalid YAML: did not find expected ',' or ']'"),
        ("high: bell\nhigh: log", "1:1", "duplicate key `high` in the same entry"),
    ])
    func mistakesHaveAPlace(text: String, place: String, message: String) {
        let problem = #expect(throws: TextProblems.self) { try settings(text) }
        #expect(problem?.problems.count == 1)
        let firstLine = problem?.description.split(separator: "\n").first.map(String.init)
        #expect(firstLine == "alerts.yaml:\(place): error: \(message)")
    }

    @Test func mistakesAreShownWithACaret() {
        let problem = #expect(throws: TextProblems.self) { try settings("high: [bell, mesage]") }
        #expect(
            problem?.description == """
                alerts.yaml:1:14: error: `mesage` is not a value of `high`; did you mean `message`?
                high: [bell, mesage]
                             ^~~~~~
                """)
    }

    @Test("Every mistake of a file is reported")
    func everyMistakeIsReported() {
        let text = "hihg: [bell]\nwarn: [bel]\nchanges: [raised, risen]\nquiet: [close, lunch, XTAJ lunch]\n"
        let problems = #expect(throws: TextProblems.self) { try settings(text) }
        #expect(problems?.problems.map(\.line) == [1, 2, 3, 4, 4])
    }

    @Test("Keys in snake_case and camelCase are read, with a hint at today's spelling")
    func olderSpellingsAreHints() {
        var log = ProblemLog()
        let text = "command: [x]\nat_once: 3\nperRound: 4\nquiet: closed\nquiet_except: high\n"
        let settings = AlertFile.settings(text, file: "alerts.yaml", &log)
        #expect(log.mistakes.isEmpty)
        #expect(settings.command?.atOnce == 3 && settings.commandsPerRound == 4 && settings.quietException == .high)
        #expect(
            log.hints.map(\.message) == [
                "`at_once` is now `at-once`", "`perRound` is now `per-round`", "`quiet_except` is now `quiet-except`",
            ])
    }
}
