/// The name of a command: a configuration remaps it by this, and the command line knows it.
///
/// It is written out, so that renaming something in the code breaks no configuration file.
public struct CommandID: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name in kebab case, such as `move-up`.
    public let name: String

    /// Creates a name.
    public init(stringLiteral name: String) { self.name = name }

    init(_ name: String) { self.name = name }

    /// The command that shows a view.
    static func show(_ view: View) -> CommandID { CommandID("show-" + view.rawValue) }

    /// The command that shows a tab of a stock's page.
    static func tab(_ tab: StockTab) -> CommandID { CommandID("tab-" + tab.rawValue) }
}
