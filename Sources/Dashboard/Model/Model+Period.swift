import Market

extension Model {
    /// The period that markets and gauges are told over: no two shares were listed on one day, so the year stands in
    /// where chipmakers' returns count from their listing.
    var marketPeriod: Period { board.period == .sinceListing ? .yearToDate : board.period }

    /// The period of a history of sessions: a day has none, so the week stands in for it.
    var historyPeriod: Period { marketPeriod == .day ? .week : marketPeriod }
}
