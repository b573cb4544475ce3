import TextUI

/// The menu of every view and command.
struct MenuLayer: Layer {
    private var list = ChoiceList()

    private func commands(_ model: Model) -> [Command] { MenuOverlay.commands(model.keys.commands(in: model.view)) }

    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer {
        let commands = commands(model)
        let command = model.keys.command(for: key, in: model.view)
        switch (key.key, command) {
        case (.escape, _), (.backspace, _): return .closes()
        case (.enter, _):
            return commands.indices.contains(list.selection) ? .performs(commands[list.selection]) : .closes()
        case (_, .some(let command)):
            if command.id == "menu" { return .closes() }
            guard let move = CursorMove(command.id) else { return .performs(command) }
            list.move(move, of: commands.count)
        case (_, nil): model.say("\(key.displayText) is not bound here")
        }
        return .stays()
    }

    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer {
        let commands = commands(model)
        guard case .choice(let index) = target, commands.indices.contains(index) else { return .closes() }
        return .performs(commands[index])
    }

    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer {
        list.turn(by: step, of: commands(model).count)
        return .stays()
    }

    func draw(_ model: Model, into frame: inout Frame) -> Point? {
        MenuOverlay(theme: model.theme, commands: commands(model), selection: list.selection)
            .draw(in: Rect(model.size), into: &frame)
    }
}
