import Market
import TextUI
import ThemeCatalog

/// Draws a model. The same model gives the same picture.
public func render(_ model: Model) -> Frame {
    model.configuration.bound(isASCII: model.isASCII) { picture(of: model) }
}

private func picture(of model: Model) -> Frame {
    var frame = Frame(size: model.size, style: model.theme.plain)
    draw(model, into: &frame)
    if model.isASCII { frame.reduceToASCII() }
    return frame
}

private func draw(_ model: Model, into frame: inout Frame) {
    guard model.layout.form != .tooSmall else {
        TooSmallView(model: model).draw(into: &frame.buffer)
        return
    }
    let layout = ViewLayout(model)
    HeaderBar(model: model).draw(in: layout.header, into: &frame)
    if model.snapshot.regions.isEmpty || model.snapshot.instruments.isEmpty {
        let area = Rect(model.size).inset(vertical: 1)
        EmptyBoardView(model: model).draw(in: area, into: &frame.buffer)
    } else if let body = model.viewBody {
        frame.cursor = body.draw(in: layout.body, into: &frame)
    } else {
        frame.cursor = drawBoard(model, into: &frame)
    }
    if let notice = layout.notice { NoticeLine(model: model).draw(in: notice, into: &frame.buffer) }
    if model.command != nil { frame.cover() }
    CandidateBox(theme: model.theme, candidates: model.commandCandidates, selection: model.command?.selection)
        .draw(in: Rect(model.size), into: &frame)
    let typing = KeyBar(model: model).draw(in: layout.keyBar, into: &frame)
    if let overlay = model.overlay {
        frame.cover()
        frame.cursor = draw(overlay, model, into: &frame)
    }
    frame.cursor = typing ?? frame.cursor
}

/// Draws what lies over the view; says where the cursor stands while something is typed.
private func draw(_ overlay: Model.Overlay, _ model: Model, into frame: inout Frame) -> Point? {
    let screen = Rect(model.size)
    switch overlay {
    case .help(let scroll):
        HelpOverlay(theme: model.theme, view: model.view, keys: model.keys, scroll: scroll).draw(
            in: screen, into: &frame.buffer)
    case .menu(let selection):
        let bindings = MenuOverlay.bindings(model.keys, in: model.view)
        return MenuOverlay(theme: model.theme, bindings: bindings, selection: selection).draw(in: screen, into: &frame)
    case .themes(let chooser):
        return ThemeOverlay(theme: model.theme, chooser: chooser).draw(in: screen, into: &frame)
    case .origin(let symbol, let scroll):
        OriginOverlay(model: model, symbol: symbol, scroll: scroll).draw(in: screen, into: &frame.buffer)
    case .snooze(let key, let name):
        let exchange = model.exchange(of: key)
        SnoozeOverlay(
            model: model, name: name, calendar: exchange.flatMap { model.snapshot.calendars[$0] }, exchange: exchange
        ).draw(in: screen, into: &frame.buffer)
    case .explanation(let explained, let scroll):
        ExplanationOverlay(model: model, explained: explained, scroll: scroll).draw(in: screen, into: &frame.buffer)
    case .watch(let form): return FormOverlay(theme: model.theme, form: form).draw(in: screen, into: &frame.buffer)
    case .list(let form): return FormOverlay(theme: model.theme, form: form).draw(in: screen, into: &frame.buffer)
    }
    return nil
}

private func drawBoard(_ model: Model, into frame: inout Frame) -> Point? {
    let layout = model.layout
    frame.hit(layout.strip, .command(CommandTarget(action: .show(.rotation))))
    RotationStrip(model: model).draw(in: layout.strip, into: &frame.buffer)
    var cursor: Point?
    for (index, rect) in layout.panes.enumerated() where index < model.snapshot.regions.count {
        let pane = RegionPane(model: model, index: index)
        let isCollapsed = layout.form == .accordion && index != model.board.focus
        if isCollapsed {
            pane.drawCollapsed(in: rect, into: &frame)
        } else {
            let place = pane.draw(in: rect, into: &frame)
            if index == model.board.focus { cursor = place }
        }
    }
    if let rect = layout.rotation {
        frame.hit(rect, .command(CommandTarget(action: .show(.rotation))))
        RotationPane(model: model).draw(in: rect, into: &frame.buffer)
    }
    if let rect = layout.ranking { RankingPane(model: model).draw(in: rect, into: &frame) }
    if let rect = layout.flags { FlagsPane(model: model).draw(in: rect, into: &frame) }
    if let rect = layout.thesis { ThesisPane(model: model).draw(in: rect, into: &frame) }
    return cursor
}
