import Glibc
public import Market
import SystemFiles

/// The instruments that are on screen or marked: the dashboard writes them, the feed asks for them first.
///
/// One symbol a line, the most important first, in `$XDG_STATE_HOME/chiptop/focus`; the file is replaced as a whole, so
/// that a reader sees all of it or none.
public struct FocusFile: Hashable, Sendable {
    /// Symbols that are read and written at most: what is on a wall of a screen.
    public static let mostSymbols = 300
    /// What is longer was not written by a dashboard.
    private static let mostBytes = 32_768

    /// Where it is.
    public let path: String

    /// Names a file.
    public init(path: String) {
        self.path = path
    }

    /// Where it is by default: `$XDG_STATE_HOME/chiptop/focus`, or under `~/.local/state`.
    public static func standard(environment: [String: String]) -> FocusFile {
        FocusFile(path: StandardFolder.state.path("focus", environment: environment))
    }

    /// The symbols in it; none where there is no file, and what is not a symbol is skipped.
    public func read() -> [Symbol] {
        guard let bytes = try? SmallFile.bytes(path, most: FocusFile.mostBytes) else { return [] }
        return FocusFile.symbols(in: String(decoding: bytes, as: UTF8.self))
    }

    /// Replaces what is in it; the folder is made (0700) where it is missing.
    ///
    /// - Throws: `FocusFault` where it cannot be written.
    public func write(_ symbols: [Symbol]) throws(FocusFault) {
        let text = symbols.prefix(FocusFile.mostSymbols).map { $0.rawValue + "\n" }.joined()
        do {
            try PrivateFolder.make(FilePath.folder(of: path))
            // It is written again with every move of the selection.
            try AtomicFile.write(text, to: path, isDurable: false)
        } catch {
            throw FocusFault(path: path, code: error.code)
        }
    }

    /// The symbols in a text, each once.
    static func symbols(in text: String) -> [Symbol] {
        var seen: Set<Symbol> = []
        let symbols = text.split(whereSeparator: \.isNewline).compactMap { Symbol(validating: $0) }
        return Array(symbols.filter { seen.insert($0).inserted }.prefix(mostSymbols))
    }
}

/// Why the focus could not be written.
public struct FocusFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The system's error number.
    public let code: Int32

    /// One sentence without a stop.
    public var description: String {
        "\(DisplayText.sanitized(path)) cannot be written (\(String(cString: strerror(code)).lowercased()));"
            + " the feed cannot give what is on screen priority"
    }
}
