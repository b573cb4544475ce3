import Market

/// Which of two quotes of an instrument stays.
enum QuoteMerge {
    /// What goes into the cache where one quote is there and another comes: nil where the old one stays.
    ///
    /// An older price never takes the place of a newer one; of two of the same moment the first source's stays. What a
    /// source leaves out is kept where it cannot have changed: the close before, and the open of the same session.
    ///
    /// - Parameter zone: the clock that the instrument's session dates are counted on.
    static func merged(_ new: Quote, over old: Quote?, zone: TimeZoneRule) -> Quote? {
        guard let old else { return new }
        if new.time < old.time || (new.time == old.time && new.source != old.source) { return nil }
        guard zone.local(new.time).date == zone.local(old.time).date else { return new }
        var merged = new
        merged.previousClose = new.previousClose ?? old.previousClose
        merged.open = new.open ?? old.open
        if new.source != old.source {
            merged.high = new.high ?? old.high.map { max($0, new.price) }
            merged.low = new.low ?? old.low.map { min($0, new.price) }
        }
        return merged
    }
}
