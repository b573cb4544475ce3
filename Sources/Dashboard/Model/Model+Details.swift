import Market

extension Model {
    /// A chart, those it is compared with, the rates that convert them, and a few that one may come back to.
    static let mostDetails = 24

    /// Keeps the bars of an instrument; where there are too many, those that came first make room.
    mutating func receive(_ detail: InstrumentDetail) {
        details[detail.symbol] = detail
        while details.count > Model.mostDetails, let oldest = details.values.min(by: { $0.version < $1.version }) {
            details[oldest.symbol] = nil
        }
        prepareView()
    }
}
