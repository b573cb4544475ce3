import Market
import RiskRules
import TextUI

/// In which language stocks, indices and regions are named.
public enum NameStyle: String, CaseIterable, Hashable, Sendable {
    /// In English.
    case english
    /// In their own script where they have one.
    case native
    /// In English, and in their own script beside it where there is room.
    case both

    /// The style that names are drawn in; bound for the time in which a picture is prepared and drawn.
    @TaskLocal static var current = NameStyle.both

    /// The name that stands first.
    func main(_ english: String, native: String?) -> String {
        guard self == .native, let native, !native.isEmpty else { return english }
        return native
    }

    /// The name beside it; nil if absent.
    func note(native: String?) -> String? { self == .both ? native : nil }
}

extension Instrument {
    /// The name that rows show first.
    var shownName: String { NameStyle.current.main(name, native: nativeName) }

    /// The name that rows show first, in so many columns: the English one where the native one does not fit.
    func shownName(in width: Int) -> String {
        let shown = shownName
        return TextWidth.width(of: shown) <= width ? shown : Wording.name(name, width: width)
    }

    /// The name in its own script where it stands beside the English one.
    var shownNote: String? { NameStyle.current.note(native: nativeName) }
}

extension Region {
    /// The name that panes show first.
    var shownName: String { NameStyle.current.main(name, native: nativeName) }

    /// The name in its own script where it stands beside the English one.
    var shownNote: String? { NameStyle.current.note(native: nativeName) }
}

extension Snapshot {
    /// What a flag is about, in its own script where names are; nil where the flag's own words stand.
    func shownName(of subject: RuleSubject) -> String? {
        guard NameStyle.current == .native, case .instrument(let symbol) = subject else { return nil }
        return self[symbol]?.instrument.shownName
    }
}
