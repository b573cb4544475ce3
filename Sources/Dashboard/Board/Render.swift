import Market
public import TextUI
import ThemeCatalog

/// The picture of a model and where the real cursor stands.
public struct Frame: Hashable, Sendable {
    /// The cells.
    public let buffer: Buffer
    /// The selected row, or the end of what is typed; nil: no cursor.
    public let cursor: Point?
}

/// Draws a model. The same model gives the same picture.
public func render(_ model: Model) -> Frame {
    model.configuration.bound(isASCII: model.isASCII) { picture(of: model) }
}

private func picture(of model: Model) -> Frame {
    var buffer = Buffer(size: model.size, style: model.theme.plain)
    let layout = model.layout
    guard layout.form != .tooSmall else {
        TooSmallView(model: model).draw(into: &buffer)
        return Frame(buffer: model.isASCII ? buffer.asciiOnly : buffer, cursor: nil)
    }
    let frame = ViewLayout(model)
    HeaderBar(model: model).draw(in: frame.header, into: &buffer)
    var cursor: Point?
    if model.snapshot.regions.isEmpty || model.snapshot.instruments.isEmpty {
        let area = Rect(model.size).inset(vertical: 1)
        EmptyBoardView(model: model).draw(in: area, into: &buffer)
    } else if let body = model.viewBody {
        cursor = body.draw(in: frame.body, into: &buffer)
    } else {
        cursor = drawBoard(model, layout, &buffer)
    }
    if let notice = frame.notice { NoticeLine(model: model).draw(in: notice, into: &buffer) }
    CandidateBox(theme: model.theme, candidates: model.commandCandidates, selection: model.command?.selection)
        .draw(in: Rect(model.size), into: &buffer)
    let typing = KeyBar(model: model).draw(in: frame.keyBar, into: &buffer)
    if let overlay = model.overlay { cursor = draw(overlay, model, &buffer) }
    return Frame(buffer: model.isASCII ? buffer.asciiOnly : buffer, cursor: typing ?? cursor)
}

/// Draws what lies over the view; says where the cursor stands while something is typed.
private func draw(_ overlay: Model.Overlay, _ model: Model, _ buffer: inout Buffer) -> Point? {
    let screen = Rect(model.size)
    switch overlay {
    case .help(let scroll):
        HelpOverlay(theme: model.theme, view: model.view, keys: model.keys, scroll: scroll).draw(
            in: screen, into: &buffer)
    case .themes(let chooser):
        return ThemeOverlay(theme: model.theme, chooser: chooser).draw(in: screen, into: &buffer)
    case .origin(let symbol, let scroll):
        OriginOverlay(model: model, symbol: symbol, scroll: scroll).draw(in: screen, into: &buffer)
    case .snooze(let key, let name):
        let exchange = model.exchange(of: key)
        SnoozeOverlay(
            model: model, name: name, calendar: exchange.flatMap { model.snapshot.calendars[$0] }, exchange: exchange
        ).draw(in: screen, into: &buffer)
    case .explanation(let explained, let scroll):
        ExplanationOverlay(model: model, explained: explained, scroll: scroll).draw(in: screen, into: &buffer)
    case .watch(let form): return FormOverlay(theme: model.theme, form: form).draw(in: screen, into: &buffer)
    case .list(let form): return FormOverlay(theme: model.theme, form: form).draw(in: screen, into: &buffer)
    }
    return nil
}

private func drawBoard(_ model: Model, _ layout: BoardLayout, _ buffer: inout Buffer) -> Point? {
    RotationStrip(model: model).draw(in: layout.strip, into: &buffer)
    var cursor: Point?
    for (index, rect) in layout.panes.enumerated() where index < model.snapshot.regions.count {
        let pane = RegionPane(model: model, index: index)
        let isCollapsed = layout.form == .accordion && index != model.board.focus
        if isCollapsed {
            pane.drawCollapsed(in: rect, into: &buffer)
        } else {
            let place = pane.draw(in: rect, into: &buffer)
            if index == model.board.focus { cursor = place }
        }
    }
    if let rect = layout.rotation { RotationPane(model: model).draw(in: rect, into: &buffer) }
    if let rect = layout.ranking { RankingPane(model: model).draw(in: rect, into: &buffer) }
    if let rect = layout.flags { FlagsPane(model: model).draw(in: rect, into: &buffer) }
    if let rect = layout.thesis { ThesisPane(model: model).draw(in: rect, into: &buffer) }
    return cursor
}
