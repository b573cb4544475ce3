import Market

/// Which daily bars of an instrument were asked for, whatever came: kept in the cache, so that nothing is asked for
/// again and again that no source has.
struct HistoryMark: Hashable {
    /// The first date that was asked for.
    var from: CalendarDate
    /// The last one.
    var through: CalendarDate
    /// When everything between was last looked through for gaps.
    var checkedOn: CalendarDate?

    static let prefix = "feed:history:"

    static func key(_ symbol: Symbol) -> String { prefix + symbol.rawValue }

    /// Takes what was asked for beside or within what was. A range apart from it counts once it is the last of all that
    /// was missing: then everything between is there, or was asked for.
    mutating func extend(_ range: ClosedRange<CalendarDate>, isLast: Bool) {
        let isBeside = range.lowerBound <= through.advanced(days: 10) && range.upperBound >= from.advanced(days: -10)
        guard isBeside || isLast else { return }
        from = min(from, range.lowerBound)
        through = max(through, range.upperBound)
    }

    /// `2021-01-14 2026-01-14 2026-01-15`.
    var text: String { "\(from) \(through) " + (checkedOn.map { "\($0)" } ?? "-") }
}

extension HistoryMark {
    /// Reads what `text` writes; nil for anything else.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 3, let from = CalendarDate(words[0]), let through = CalendarDate(words[1]) else {
            return nil
        }
        self.init(from: from, through: through, checkedOn: CalendarDate(words[2]))
    }
}
