import Analytics
import Market
import RiskRules
import TextUI
import ThemeCatalog

/// The columns of the panes' tables.
struct MorningColumns {
    let model: Model
    let brief: MorningBrief
    let pane: MorningPane

    typealias Column = ListTable<MorningData.Row>.Column
    private var theme: Theme { model.theme }

    var columns: [Column] {
        switch pane {
        case .markets: brief.phase == .before ? overnight : markets
        case .opens: brief.phase == .before ? implied : opened
        case .mine: mine
        case .money: money
        case .due: due
        case .new: new
        }
    }

    // MARK: Cells

    private static func state(_ row: MorningData.Row) -> InstrumentState? {
        switch row {
        case .overnight(let state), .money(let state): state
        case .market(let market): market.state
        case .open(let open): open.state
        case .mine(let mine): mine.state
        case .due, .flag, .more: nil
        }
    }

    private var name: Column {
        let theme = theme
        var column = Column("", .init(minimum: 12, maximum: 20, rank: 0)) { row, rect, buffer in
            guard let instrument = Self.state(row)?.instrument else { return }
            buffer.write(
                instrument.shownName(in: rect.width), x: rect.x, y: rect.y, style: theme.plain, limit: rect.width)
        }
        column.wholeWidth = { TextWidth.width(of: Self.state($0)?.instrument.shownName ?? "") }
        return column
    }

    private var last: Column {
        .figure("last", .init(width: 8, rank: 2)) { [theme] row in
            guard let state = Self.state(row) else { return (.unknown, theme.dim) }
            return (MoneyFigure(state).price, theme.style(theme.strong))
        }
    }

    private func change(_ heading: String, _ rank: Int, _ value: @escaping (MorningData.Row) -> Double?) -> Column {
        let theme = theme
        return .figure(heading, .init(width: 7, rank: rank)) { row in
            let state = Self.state(row)
            let change = value(row)
            let style = Wording.style(
                change, isOld: state.map { !$0.isCounted } ?? false, theme, region: state?.instrument.region)
            return (.percent(change, decimals: 1), style)
        }
    }

    private func day(_ rank: Int = 0) -> Column { change("day", rank) { Self.state($0)?.local.day } }

    private var spark: Column {
        let theme = theme
        return Column("20d", .init(minimum: 6, maximum: 10, rank: 5)) { row, rect, buffer in
            guard let state = Self.state(row) else { return }
            Sparkline.draw(state.closes.suffix(20), of: 20, in: rect, color: theme.accent, into: &buffer)
        }
    }

    // MARK: Panes

    private var overnight: [Column] { [name, last, day(), spark] }

    private var markets: [Column] {
        [name, last, day(), change("open", 1) { Self.state($0)?.sinceOpen }, spark]
    }

    private var implied: [Column] {
        let theme = theme
        return [
            name,
            .text("", .init(minimum: 11, maximum: 14, rank: 4)) { row in
                guard case .open(let open) = row else { return ("", theme.dim) }
                return (MorningStrings.method(open.implied.basis), theme.dim)
            },
            .figure("implied", .init(width: 8, rank: 1)) { row in
                guard case .open(let open) = row else { return (.unknown, theme.dim) }
                return (.price(open.implied.price, open.state.instrument), theme.style(theme.strong))
            },
            change("chg", 0) { row in
                guard case .open(let open) = row else { return nil }
                return open.implied.change
            },
            Column("", .init(minimum: 7, maximum: 27, rank: 3)) { row, rect, buffer in
                guard case .open(let open) = row else { return }
                let text = Self.errorOrReason(open.implied, in: rect.width)
                buffer.write(text, x: rect.x, y: rect.y, style: theme.dim, limit: rect.width)
            },
        ]
    }

    /// The error of an estimate; why it is unknown, in as many words as there is room for.
    private static func errorOrReason(_ implied: ImpliedOpen, in width: Int) -> String {
        switch implied.result {
        case .price: return MorningStrings.error(implied.basis.record.error)
        case .unknown(let reason):
            let words = MorningStrings.unknown(reason, implied.basis.record)
            return TextWidth.width(of: words) <= width ? words : "unknown"
        }
    }

    private var opened: [Column] {
        let theme = theme
        return [
            name,
            .figure("implied", .init(width: 8, rank: 3)) { row in
                guard case .open(let open) = row else { return (.unknown, theme.dim) }
                return (.price(open.implied.price, open.state.instrument), theme.dim)
            },
            .figure("open", .init(width: 8, rank: 2)) { row in
                guard case .open(let open) = row else { return (.unknown, theme.dim) }
                return (.price(open.opened, open.state.instrument), theme.style(theme.strong))
            },
            .figure("miss", .init(width: 6, rank: 4)) { row in
                guard case .open(let open) = row else { return (.unknown, theme.dim) }
                return (.percent(open.miss, decimals: 1), theme.dim)
            },
            change("since", 0) { row in
                guard case .open(let open) = row else { return nil }
                return open.sinceOpen
            },
            day(1),
        ]
    }

    private var mine: [Column] {
        let theme = theme
        let isBefore = brief.phase == .before
        let why = Column.text("why", .init(minimum: 24, maximum: 90, rank: 0)) { row in
            guard case .mine(let mine) = row else { return ("", theme.dim) }
            return (mine.reasons.joined(separator: "; "), theme.plain)
        }
        let held = Column.text("", .init(width: 1, rank: 0)) { row in
            guard case .mine(let mine) = row, mine.isHeld else { return ("", theme.dim) }
            return ("•", theme.style(theme.accent))
        }
        let open = change(isBefore ? "implied" : "since", 0) { row in
            guard case .mine(let mine) = row else { return nil }
            return isBefore ? mine.implied?.change : mine.state.sinceOpen
        }
        return [held, name, last, open, day(3), why]
    }

    private var money: [Column] {
        let theme = theme
        return [
            name, last,
            .figure("day", .init(width: 8, rank: 0)) { row in
                guard let state = Self.state(row) else { return (.unknown, theme.dim) }
                let figure = MoneyFigure(state)
                return (figure.move, Wording.style(figure.direction, isOld: !state.isCounted, theme))
            },
            spark,
            .text("", .init(minimum: 8, maximum: 28, rank: 6)) { [brief] row in
                guard case .market(let market) = row, let opened = market.opened else { return ("", theme.dim) }
                return ("open " + Wording.span(brief.moment.milliseconds(since: opened)), theme.dim)
            },
        ]
    }

    private var due: [Column] {
        let theme = theme
        return [
            .text("", .init(minimum: 5, maximum: 9, rank: 0)) { row in
                guard case .due(let due) = row else { return ("", theme.dim) }
                return (MorningStrings.when(due), due.days == 0 ? theme.style(theme.accent) : theme.dim)
            },
            .text("", .init(minimum: 20, maximum: 90, rank: 0)) { row in
                guard case .due(let due) = row else { return ("", theme.dim) }
                return (due.text, due.days == 0 ? theme.plain : theme.dim)
            },
        ]
    }

    private var new: [Column] {
        let theme = theme
        return [
            .text("", .init(minimum: 1, maximum: 2, rank: 0)) { [model] row in
                guard case .flag(let flag) = row else { return ("", theme.dim) }
                let dot = model.unseen.flags[FlagKey(flag)] == nil ? "" : Unseen.mark
                return (flag.severity.mark + dot, Wording.style(flag.severity, theme))
            },
            .text("", .init(minimum: 10, maximum: 22, rank: 0)) { row in
                if case .more(let count) = row { return (MorningStrings.more(count), theme.dim) }
                guard case .flag(let flag) = row else { return ("", theme.dim) }
                return (flag.subject, theme.style(theme.strong))
            },
            .text("", .init(minimum: 16, maximum: 90, rank: 0)) { [model] row in
                if case .more = row {
                    let key = model.keys.keyText(of: .show(.risk))
                    return ((key.isEmpty ? "Enter" : key) + " lists them", theme.dim)
                }
                guard case .flag(let flag) = row else { return ("", theme.dim) }
                return (flag.message, theme.plain)
            },
        ]
    }
}
