import TextUI

/// What can be done with a chart, on every screen that draws one.
enum ChartCommands {
    typealias Chart = @Sendable (Model) -> PreparedChart?

    /// What every chart can do.
    static func ofEveryChart(
        _ chart: @escaping Chart, isOffered: @escaping @Sendable (Model) -> Bool
    ) -> [Command] {
        func command(_ key: ChartKey, _ keys: [KeyStroke], _ summary: String, _ label: Command.Label? = nil) -> Command
        {
            ChartCommands.command(key, keys, summary, label, chart, isOffered)
        }
        return [
            command(
                .left, [KeyStroke(.left), KeyStroke("h")], "Move the crosshair earlier",
                Command.Label("crosshair", keys: "←→")),
            command(.right, [KeyStroke(.right), KeyStroke("l")], "Move the crosshair later"),
            command(.zoomIn, [KeyStroke("+"), KeyStroke("=")], "Zoom in", Command.Label("zoom", keys: "+ -")),
            command(.zoomOut, [KeyStroke("-"), KeyStroke("_")], "Zoom out"),
            command(.panLeft, [KeyStroke("<")], "Scroll earlier"),
            command(.panRight, [KeyStroke(">")], "Scroll later"),
            command(.shorterSpan, [KeyStroke(",")], "Show a shorter range", Command.Label("range", keys: ", .")),
            command(.longerSpan, [KeyStroke(".")], "Show a longer range"),
            command(.logarithmic, [KeyStroke("L")], "Toggle the logarithmic scale"),
        ]
    }

    /// What the chart of one stock can do beside that.
    static func ofOneStock(
        _ chart: @escaping Chart, isOffered: @escaping @Sendable (Model) -> Bool
    ) -> [Command] {
        func command(_ key: ChartKey, _ keys: [KeyStroke], _ summary: String, _ label: Command.Label? = nil) -> Command
        {
            ChartCommands.command(key, keys, summary, label, chart, isOffered)
        }
        return [
            command(.style, [KeyStroke("y")], "Cycle the style: candles, bars, line, area", "style"),
            command(.overlays, [KeyStroke("v")], "Cycle the indicators: averages, bands", "indicators"),
            command(.panes, [KeyStroke("b")], "Cycle the panes: volume, RSI, MACD"),
        ]
    }

    private static func command(
        _ key: ChartKey, _ keys: [KeyStroke], _ summary: String, _ label: Command.Label?, _ chart: @escaping Chart,
        _ isOffered: @escaping @Sendable (Model) -> Bool
    ) -> Command {
        Command(
            key.command, keys, summary, .chart, bar: label, isRepeatable: true, isOffered: isOffered,
            when: { model in
                if chart(model) != nil { return .available }
                return .unavailable(
                    isOffered(model)
                        ? "History is still loading" : "The chart is on tab \(StockTab.chart.digit)")
            },
            run: { model in
                guard let window = chart(model)?.window else { return [] }
                let before = model.chart
                model.chart.perform(key, window)
                if model.chart == before { model.say("No more data in this direction") }
                model.prepareScreen()
                return []
            })
    }

    /// Takes the crosshair away. Returns whether there was one.
    static func removeCrosshair(_ model: inout Model) -> Bool {
        guard model.chart.removeCrosshair() else { return false }
        model.prepareScreen()
        return true
    }
}
