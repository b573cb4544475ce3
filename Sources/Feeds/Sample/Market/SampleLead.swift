import Market

/// What an ADR of the sample follows: its local listing in dollars, and a part of what that one does a day later, which
/// New York knows first.
struct SampleLead: Sendable {
    /// The part of the next session's move that New York sees before it: as much as opens show of a day's move.
    static let foresight = 0.4
    /// What is the ADR's own, as a part of its day's usual move.
    static let own = 0.2

    /// Logarithms of the local closes and of the rates, oldest first.
    private let closes: [DatedClose]
    private let rates: [DatedClose]

    /// - Parameters:
    ///   - bars: the local listing's sessions.
    ///   - latest: its price in the session that is on, where one is.
    ///   - rates: what one dollar bought.
    init?(_ bars: [DailyBar], latest: DatedClose?, rates: [DailyBar]) {
        guard !bars.isEmpty, !rates.isEmpty else { return nil }
        func logarithms(_ closes: [DatedClose]) -> [DatedClose] {
            closes.map { DatedClose(date: $0.date, close: PortableMath.log($0.close)) }
        }
        let last = latest.flatMap { latest in bars.last.map { $0.date < latest.date } == true ? latest : nil }
        closes = logarithms(bars.map { DatedClose(date: $0.date, close: $0.close) } + [last].compactMap(\.self))
        self.rates = logarithms(rates.map { DatedClose(date: $0.date, close: $0.close) })
    }

    /// How far it leads from one session to another, as a logarithm.
    func move(after: CalendarDate, through: CalendarDate) -> Double { level(on: through) - level(on: after) }

    private func level(on date: CalendarDate) -> Double {
        let place = closes.lastIndex { $0.date <= date } ?? 0
        let next = closes[min(place + 1, closes.count - 1)].close
        let rate = (rates.last { $0.date <= date } ?? rates[0]).close
        return closes[place].close + SampleLead.foresight * (next - closes[place].close) - rate
    }
}
