extension AlertSettings {
    /// An `alerts.yaml` that names every key, with what each one means.
    public static let exampleText = """
        # What happens when a flag is raised, by severity: bell, message, command, log.
        high: [bell, message, command, log]
        warn: [message, log]
        info: [log]

        # Which changes alert: raised, worse, cleared, woken (a snooze ended).
        changes: [raised, worse]

        # A program and its arguments; it gets the flag as one line of JSON on its standard input.
        command: [notify-send, --urgency=critical, chiptop]
        # Or a line for /bin/sh:
        # shell: "jq -r .message | mail -s chiptop me@example.com"
        timeout: 10         # seconds, 1 to 300; then it is stopped
        at-once: 2          # how many may run at the same time, 1 to 16
        waiting: 100        # how many may wait for their turn, 0 to 1000; the oldest is dropped
        per-round: 10       # flags per evaluation, 0 to 100; then once for all others

        # No bell, message or command: the log gets its line, marked quiet.
        #   closed, lunch, pre, after    while every exchange concerned is in that state (closed: holidays too)
        #   XTAI closed                  while that exchange is in that state, whatever the flag is about
        #   22:00-07:00 XTAI             by that exchange's clock
        quiet: [closed, XTAI lunch, 22:00-07:00 XTAI]
        quiet-except: high  # this severity and above always alert

        """
}
