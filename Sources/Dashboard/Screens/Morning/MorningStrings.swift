package import Analytics
package import Market

/// The words of the screen and of the brief.
package enum MorningStrings {
    /// What currencies, volatility and yields stand under.
    static let money = "FX, volatility, yields"

    /// The title of a pane.
    static func title(of pane: MorningPane, _ phase: MorningBrief.Phase) -> String {
        switch pane {
        case .markets:
            switch phase {
            case .before: "Overnight"
            case .session: "Since the open"
            case .after: "Asia's close"
            }
        case .opens: phase == .before ? "Implied open" : "Opens"
        case .mine: "My lists"
        case .money: money
        case .due: "Due"
        case .new: "New"
        }
    }

    /// What stands in a pane without rows.
    static func empty(_ pane: MorningPane, hasLists: Bool) -> String {
        switch pane {
        case .markets: "No prices of these markets in the cache"
        case .opens: "Needs bars of ^SOX or an ADR, and of Asian stocks"
        case .mine: hasLists ? "No prices of your lists in the cache" : "* adds a stock to a list of yours"
        case .money: "No prices of TWD=X, ^VIX and others in the cache"
        case .due: "Nothing due"
        case .new: "Nothing new"
        }
    }

    /// How many rows there is no room for.
    static func more(_ count: Int) -> String { "and \(count) more" }

    /// How an open is worked out.
    package static func method(_ basis: OpenBasis) -> String {
        switch basis.method {
        case .adr(let pair, _, _): "\(pair.foreign) × FX"
        case .beta(let beta, _, _): "β \(NumberText.fixed(beta, decimals: 2)) SOX"
        }
    }

    /// Why no open is given.
    package static func unknown(_ reason: ImpliedOpen.Unknown, _ record: OpenRecord) -> String {
        switch reason {
        case .nothingSince: "New York has not traded since"
        case .missing(let symbol): "no current price of \(symbol)"
        case .fewMornings: "fewer than \(OpenRecord.fewest) mornings"
        case .notBetter: "last close as near (\(error(record.closeError)))"
        }
    }

    /// A median error, such as `±0.75%`.
    package static func error(_ error: Double?) -> String {
        guard let error else { return NumberText.unknown }
        return "±" + NumberText.fixed(error * 100, decimals: 2) + "%"
    }

    /// What an exchange is doing, in a few words with the city.
    package static func status(_ status: ExchangeStatus, of city: String, at moment: Instant) -> String {
        let left = status.next.map { Wording.span($0.milliseconds(since: moment)) }
        switch status.phase {
        case .open, .closingAuction: return "\(city) open" + (left.map { ", \($0) left" } ?? "")
        case .lunch: return "\(city) lunch" + (left.map { ", resumes in \($0)" } ?? "")
        case .preOpen, .afterHours, .closed: return "\(city) closed" + (left.map { ", opens in \($0)" } ?? "")
        case .holiday: return "\(city) holiday" + (left.map { ", opens in \($0)" } ?? "")
        case .unknown: return "\(city): no calendar"
        }
    }

    /// When something is due: its time, today, or in how many days.
    package static func when(_ due: MorningBrief.Due) -> String {
        if let time = due.time {
            return due.days == 0 ? time.shortText : "\(due.date.weekday.shortName) \(time.shortText)"
        }
        switch due.days {
        case 0: return "today"
        case 1: return "tomorrow"
        default: return due.days < 7 ? due.date.weekday.shortName : "\(due.days) days"
        }
    }

    /// How much is new since when, such as `3 new since 13:30`.
    package static func new(_ brief: MorningBrief) -> String {
        let count = brief.raised.count + brief.breached.count
        guard let since = brief.since else { return "\(count) new" }
        let (date, time) = brief.exchange.zone.local(since)
        let today = brief.exchange.zone.local(brief.moment).date
        let day = date == today ? "" : date.weekday.shortName + " "
        return "\(count) new since \(day)\(time.shortText)"
    }
}
