import Dashboard
import RiskRules

extension ManualText {
    /// The page of config.yaml, from the table of settings.
    static var configuration: ManualText {
        var page = ManualText("chiptop-config", section: 5, summary: "configuration of chiptop")
        page.section("DESCRIPTION")
        page.prose(
            "The file config.yaml is read from $XDG_CONFIG_HOME/chiptop, by default ~/.config/chiptop. "
                + "It is YAML: one key a line. A flag of the command line overrides a variable of the environment, "
                + "and that overrides the file. A running dashboard follows every edit.")
        page.macro("Pp")
        page.prose(
            "chiptop config init writes a file with every key explained, chiptop config check reports errors with "
                + "line and column, chiptop config show prints what is in force.")
        page.section("KEYS")
        page.tags(
            ConfigurationSetting.all.map { setting in
                (
                    tag: "Ic \(setting.key.rawValue)",
                    text: "\(setting.summary). Values: \(setting.values). Default: \(setting.standard). "
                        + "Variable: \(setting.key.variable)."
                )
            })
        page.section("FILES")
        page.tags(ManualText.files)
        page.section("EXAMPLES")
        page.literal(["theme: nord", "period: month", "keys: {preset: vim, quit: [Q, Ctrl-C]}"])
        page.section("SEE ALSO")
        page.macro("Xr chiptop 1 , Xr chiptop-rules 5")
        return page
    }

    /// The page of rules.yaml and theses.yaml, from the table that the type checker reads.
    static var rules: ManualText {
        var page = ManualText("chiptop-rules", section: 5, summary: "risk rules and theses of chiptop")
        page.section("DESCRIPTION")
        page.prose(
            "The file rules.yaml in $XDG_CONFIG_HOME/chiptop adds rules, changes built-in ones (an entry with the same "
                + "id changes only the keys it names) and disables them (enabled: false). The file theses.yaml holds "
                + "theses: lists of conditions in the same language.")
        page.section("EXAMPLES")
        page.literal([
            "- id: jump", "  title: Jumped", "  severity: warn", "  scope: instrument",
            "  when: change(day) > 8% and volume_ratio(20) > 2", "  clear: change(day) < 5%",
            "  message: \"up {change(day)}, {volume_ratio(20)} times the usual volume\"",
        ])
        page.prose(
            "nature: state makes a rule a screen that is listed and never alerts; lasts: session keeps a flag until the "
                + "next session opens; high-when and high-clear say when a flag becomes high and when it eases.")
        page.section("LANGUAGE")
        page.paragraphs(RuleReference.introduction.joined(separator: "\n\n"))
        for chapter in RuleReference.chapters {
            page.section(chapter.title.uppercased())
            page.tags(
                chapter.functions.map { function in
                    (tag: "Ic \(ManualText.word(function.signature))", text: "\(function.summary) (\(function.type))")
                })
        }
        page.section("SEE ALSO")
        page.macro("Xr chiptop 1 , Xr chiptop-config 5")
        return page
    }

    /// The files of the configuration folder and those that the program keeps.
    static var files: [(tag: String, text: String)] {
        [
            ("Pa ~/.config/chiptop/config.yaml", "Settings, see chiptop-config(5)."),
            ("Pa ~/.config/chiptop/rules.yaml", "Risk rules, see chiptop-rules(5)."),
            ("Pa ~/.config/chiptop/theses.yaml", "Theses, see chiptop-rules(5)."),
            ("Pa ~/.config/chiptop/alerts.yaml", "What a raised flag does: bell, message, command, log."),
            ("Pa ~/.config/chiptop/baskets.yaml", "Baskets; the first is compared with the Nasdaq 100."),
            ("Pa ~/.config/chiptop/watchlist.yaml", "The board's layout: which rows it shows."),
            ("Pa ~/.config/chiptop/watchlists/", "Your watchlists, a YAML file each."),
            ("Pa ~/.config/chiptop/feed.yaml", "Settings of chiptop-feed(1)."),
            ("Pa ~/.config/chiptop/calendars.txt", "Closures and special hours beyond the built-in calendar."),
            ("Pa ~/.config/chiptop/themes/", "Your themes: base16 (NAME.yaml) or btop (NAME.theme)."),
            ("Pa ~/.cache/chiptop/quotes.db", "The quote cache (SQLite); chiptop schema prints its tables."),
            ("Pa ~/.local/state/chiptop/risk.db", "Manual risks, acknowledgements and the history of flags."),
            ("Pa ~/.local/state/chiptop/alerts.log", "Every alert, one line of JSON each."),
        ]
    }
}
