extension ChartSettings {
    /// Fewer places than that say nothing.
    public static let fewestPlaces = 10

    /// Shows fewer places; the crosshair stays where it is on screen, else the right end does.
    public mutating func zoomIn(_ window: ChartWindow) {
        guard window.visible.count > ChartSettings.fewestPlaces else { return }
        let wanted = window.visible.count * 2 / 3
        // A step has to be seen: where places have columns, these become wider.
        let fitting = window.steps.pitch > 0 ? window.steps.width / (window.steps.pitch + 1) : wanted
        zoom(to: min(wanted, fitting), window)
    }

    /// Shows more places, likewise.
    public mutating func zoomOut(_ window: ChartWindow) {
        let wanted = window.visible.count * 3 / 2 + 1
        let fitting = window.steps.pitch > 1 ? window.steps.width / (window.steps.pitch - 1) : wanted
        zoom(to: min(wanted, max(fitting, window.visible.count + 1)), window)
    }

    private mutating func zoom(to wanted: Int, _ window: ChartWindow) {
        guard window.total > 0 else { return }
        let count = min(max(wanted, min(ChartSettings.fewestPlaces, window.total)), window.total)
        guard count != window.visible.count else { return }
        let right = window.visible.upperBound
        var end = right
        if let crosshair {
            let place = window.total - 1 - crosshair
            let behind = Double(right - 1 - place) / Double(max(1, window.visible.count))
            if window.visible.contains(place) { end = place + 1 + Int((behind * Double(count)).rounded()) }
        }
        zoom = count
        pan = min(max(0, window.total - end), window.total - count)
    }

    /// Moves the view into the past by a quarter of what is in sight, or back by as much.
    ///
    /// - Parameter steps: below zero: into the past.
    public mutating func pan(by steps: Int, _ window: ChartWindow) {
        let step = max(1, window.visible.count / 4)
        pan(byPlaces: -steps * step, window)
    }

    private mutating func pan(byPlaces places: Int, _ window: ChartWindow) {
        let now = window.total - window.visible.upperBound
        pan = min(max(0, now + places), max(0, window.total - window.visible.count))
        // What was in sight stays so many, whatever the span alone would ask for.
        if pan != now { zoom = window.visible.count }
    }

    /// Moves the crosshair by so many columns, or puts it on the last price; at an edge the view moves with it.
    ///
    /// - Parameter steps: below zero: into the past.
    public mutating func moveCrosshair(by steps: Int, _ window: ChartWindow) {
        guard let newest = window.hasPrice.lastIndex(of: true) else { return }
        guard let item = window.crosshairItem(self) else {
            crosshair = window.total - 1 - window.lasts[newest]
            return
        }
        let direction = steps < 0 ? -1 : 1
        var target = item + steps
        while window.hasPrice.indices.contains(target), !window.hasPrice[target] { target += direction }
        if window.hasPrice.indices.contains(target) {
            crosshair = window.total - 1 - window.lasts[target]
        } else {
            leave(window, toward: direction)
        }
    }

    /// One column beyond an edge.
    private mutating func leave(_ window: ChartWindow, toward direction: Int) {
        let width = max(1, window.visible.count / max(1, window.lasts.count))
        let before = pan
        pan(byPlaces: -direction * width, window)
        guard let crosshair, pan != before else { return }
        self.crosshair = min(max(0, crosshair - direction * width), window.total - 1)
    }

    /// Takes the crosshair away; says whether there was one.
    @discardableResult
    public mutating func removeCrosshair() -> Bool {
        defer { crosshair = nil }
        return crosshair != nil
    }
}
