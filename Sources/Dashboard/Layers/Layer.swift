import TextUI
import ThemeCatalog

/// Something that lies over the screen and has events first: a text, a menu, a form, a line that is typed.
///
/// Layers stand in one stack. An event goes to the top one, which takes it or passes it on; paste, mouse and resize go
/// the same way.
protocol Layer: Sendable {
    /// Takes a key.
    mutating func take(_ key: KeyStroke, _ model: inout Model) -> LayerAnswer

    /// Takes a text that was pasted.
    mutating func paste(_ text: String, _ model: inout Model)

    /// Takes a press on something of its own, or beside it.
    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer

    /// Takes a notch of the wheel.
    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer

    /// Whether what lies below can not be pointed at.
    var covers: Bool { get }

    /// Draws over what was drawn so far; says where the cursor stands.
    func draw(_ model: Model, into frame: inout Frame) -> Point?

    /// The line that is typed in place of the key bar.
    func prompt(_ model: Model) -> Prompt?

    /// Whether it waits for the schemes to choose colours from, and takes them.
    var awaitsSchemes: Bool { get }
    mutating func offer(_ schemes: [Scheme], _ model: inout Model)

    /// Whether it goes when the configuration brings another theme.
    var isOfThemes: Bool { get }
}

/// What a layer did with an event.
enum LayerAnswer {
    /// It took it and stays.
    case stays([Effect] = [])
    /// It took it and goes.
    case closes([Effect] = [])
    /// It goes, and a command is done below.
    case performs(Command)
    /// It is for what lies below.
    case passes
}

extension Layer {
    var covers: Bool { true }
    var awaitsSchemes: Bool { false }
    var isOfThemes: Bool { false }

    mutating func paste(_ text: String, _ model: inout Model) {}
    mutating func press(_ target: Target?, _ model: inout Model) -> LayerAnswer { .stays() }
    mutating func turn(by step: Int, _ model: inout Model) -> LayerAnswer { .stays() }
    mutating func offer(_ schemes: [Scheme], _ model: inout Model) {}
    func draw(_ model: Model, into frame: inout Frame) -> Point? { nil }
    func prompt(_ model: Model) -> Prompt? { nil }
}
