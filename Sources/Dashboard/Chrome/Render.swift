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
    guard BoardLayout.fits(model.size) else {
        TooSmallView(model: model).draw(into: &frame.buffer)
        return
    }
    let layout = ViewLayout(model)
    HeaderBar(model: model).draw(in: layout.header, into: &frame)
    if model.snapshot.regions.isEmpty || model.snapshot.instruments.isEmpty {
        let area = Rect(model.size).inset(vertical: 1)
        EmptyBoardView(model: model).draw(in: area, into: &frame.buffer)
    } else {
        frame.cursor = model.screen.draw(in: layout, into: &frame)
    }
    if let notice = layout.notice { NoticeLine(model: model).draw(in: notice, into: &frame.buffer) }
    if let views = layout.views { ViewsBar(model: model).draw(in: views, into: &frame) }
    drawLayers(of: model, layout, into: &frame)
}

/// Draws what lies over the screen, and the key bar or the line that is typed in its place.
private func drawLayers(of model: Model, _ layout: ViewLayout, into frame: inout Frame) {
    let prompts = model.layers.filter { $0.prompt(model) != nil }
    for layer in prompts where layer.covers { layer.drawAlone(model, into: &frame) }
    let typing = KeyBar(model: model).draw(in: layout.keyBar, into: &frame)
    for layer in model.layers where layer.prompt(model) == nil {
        if layer.covers { frame.cover() }
        frame.cursor = layer.draw(model, into: &frame)
    }
    frame.cursor = typing ?? frame.cursor
}

extension Layer {
    /// Draws the layer as the only one that can be pointed at.
    fileprivate func drawAlone(_ model: Model, into frame: inout Frame) {
        frame.cover()
        _ = draw(model, into: &frame)
    }
}
