/// What a key does to a chart.
enum ChartKey: CaseIterable, Hashable, Sendable {
    case left, right, zoomIn, zoomOut, panLeft, panRight, shorterSpan, longerSpan, style, overlays, panes
    case logarithmic

    /// The command that is this key.
    var command: CommandID {
        switch self {
        case .left: "chart-left"
        case .right: "chart-right"
        case .zoomIn: "chart-zoom-in"
        case .zoomOut: "chart-zoom-out"
        case .panLeft: "chart-pan-left"
        case .panRight: "chart-pan-right"
        case .shorterSpan: "chart-shorter-span"
        case .longerSpan: "chart-longer-span"
        case .style: "chart-style"
        case .overlays: "chart-overlays"
        case .panes: "chart-panes"
        case .logarithmic: "chart-logarithmic"
        }
    }
}

extension ChartSettings {
    /// Does what a key asks for.
    mutating func perform(_ key: ChartKey, _ window: ChartWindow) {
        switch key {
        case .left: moveCrosshair(by: -1, window)
        case .right: moveCrosshair(by: 1, window)
        case .zoomIn: zoomIn(window)
        case .zoomOut: zoomOut(window)
        case .panLeft: pan(by: -1, window)
        case .panRight: pan(by: 1, window)
        case .shorterSpan: showPreviousSpan()
        case .longerSpan: showNextSpan()
        case .style: showNextStyle()
        case .overlays: showNextOverlays()
        case .panes: showNextPanes()
        case .logarithmic: toggleLogarithmic()
        }
    }
}
