import Market
import TextUI
public import ThemeCatalog

/// What an edit of the configuration came to.
public struct ConfigurationEdit: Sendable {
    /// The new configuration; nil: the edit is bad, and the last good one stays.
    public var configuration: Configuration?
    /// The theme it names; nil where it cannot be had.
    public var theme: Theme?
    /// Why the edit, or a part of it, is not used: `config.yaml:3:8: …`.
    public var problem: String?

    /// Creates an edit.
    public init(configuration: Configuration?, theme: Theme? = nil, problem: String? = nil) {
        self.configuration = configuration
        self.theme = theme
        self.problem = problem
    }
}

extension Configuration {
    /// Prepares or draws a picture in the numbers and names that were chosen; ASCII knows English names only.
    func bound<Result>(isASCII: Bool, _ body: () -> Result) -> Result {
        NumberFormat.$current.withValue(numbers) {
            NameStyle.$current.withValue(isASCII ? .english : names) { body() }
        }
    }
}
