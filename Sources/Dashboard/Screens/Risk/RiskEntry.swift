import Market
import RiskRules

/// One flag in the risk view's list, or one that has lately been.
struct RiskEntry: Hashable, Sendable {
    /// Its state for the user.
    enum Standing: Hashable, Sendable {
        case raised, acknowledged, snoozed
        /// It is raised no longer.
        case cleared
        /// Unknown: data is missing.
        case unknown
        /// It is muted.
        case muted
        /// A state that holds for some stocks.
        case state
    }

    /// The worst of its flags that still asks for something.
    let key: FlagKey
    var severity: RiskFlag.Severity
    let standing: Standing
    /// The rule's title, or a manual risk's kind.
    let title: String
    let category: String
    /// What people call the subject, and by which symbol.
    var name: String
    var symbol: Symbol?
    var message: String
    let since: Instant?
    /// When it was raised on each of the last days, for the strip.
    let days: [RiskFlag.Severity?]
    /// The other flags of the line, the worst first; of a state, those it holds for.
    var others: [RiskFlag] = []
    /// Whether it is about a stock of the user's lists.
    var isMine = false

    /// The flags of the line.
    var keys: [FlagKey] { standing == .state ? [] : [key] + others.map { FlagKey($0) } }

    /// Days of the strip in the list.
    static let dayCount = 14
}

/// What a line of the list is about; made into an entry once it is on screen.
enum RiskItem: Hashable, Sendable {
    case line(RiskLine)
    case state(RiskState)
    case cleared(FlagRecord)
    case unknown(UnknownJudgement)
}

/// A line of the list: a group's heading, or an item by its number.
enum RiskRow: Hashable, Sendable {
    case heading(String, counts: String)
    case item(Int)

    var item: Int? {
        if case .item(let number) = self { return number }
        return nil
    }
}
