/// What an exchange does in the course of a day, on its own clock.
struct TradingHours: Hashable, Sendable {
    /// When continuous trading begins.
    var open: TimeOfDay
    /// When the session ends.
    var close: TimeOfDay
    /// The pause in between, where there is one.
    var lunch: Range<TimeOfDay>?
    /// When orders are taken before the open.
    var preOpen: TimeOfDay?
    /// The auction that makes the closing price; it may follow the close.
    var auction: Range<TimeOfDay>?
    /// Trading after the close.
    var after: Range<TimeOfDay>?

    /// The hours of a day with another session: what surrounds it moves with its open and its close.
    func moved(open: TimeOfDay, close: TimeOfDay, lunch: Range<TimeOfDay>?) -> TradingHours {
        let early = open.seconds - self.open.seconds
        let late = close.seconds - self.close.seconds
        func shifted(_ range: Range<TimeOfDay>) -> Range<TimeOfDay> {
            TimeOfDay(
                secondsSinceMidnight: range.lowerBound.seconds + late)..<TimeOfDay(
                    secondsSinceMidnight: range.upperBound.seconds + late)
        }
        return TradingHours(
            open: open, close: close, lunch: lunch,
            preOpen: preOpen.map { TimeOfDay(secondsSinceMidnight: max(0, $0.seconds + early)) },
            auction: auction.map(shifted), after: after.map(shifted))
    }
}
