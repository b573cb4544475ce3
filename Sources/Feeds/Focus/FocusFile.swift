import Glibc
public import Market

/// The instruments that somebody looks at or has marked: the dashboard writes them, the feed asks for them first.
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

    /// Where it is unless somebody says otherwise: `$XDG_STATE_HOME/chiptop/focus`, or under `~/.local/state`.
    public static func standard(environment: [String: String]) -> FocusFile {
        let base = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return FocusFile(path: (base ?? (environment["HOME"] ?? "") + "/.local/state") + "/chiptop/focus")
    }

    /// The symbols in it; none where there is no file, and what is no symbol is passed over.
    public func read() -> [Symbol] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= FocusFile.mostBytes
        else { return [] }
        var bytes = [UInt8](repeating: 0, count: FocusFile.mostBytes)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return [] }
        return FocusFile.symbols(in: String(decoding: bytes[..<count], as: UTF8.self))
    }

    /// Replaces what is in it; the folder is made (0700) where it is missing.
    ///
    /// - Throws: `FocusFault` where it cannot be written.
    public func write(_ symbols: [Symbol]) throws(FocusFault) {
        let text = symbols.prefix(FocusFile.mostSymbols).map { $0.rawValue + "\n" }.joined()
        makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        let temporary = path + ".\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FocusFault(path: path, code: errno) }
        let written = Glibc.write(descriptor, text, text.utf8.count)
        let code = written == text.utf8.count ? 0 : errno
        close(descriptor)
        guard code == 0, rename(temporary, path) == 0 else {
            let code = code == 0 ? errno : code
            unlink(temporary)
            throw FocusFault(path: path, code: code)
        }
    }

    /// The symbols in a text, each once.
    static func symbols(in text: String) -> [Symbol] {
        var seen: Set<Symbol> = []
        let symbols = text.split(whereSeparator: \.isNewline).compactMap { Symbol(validating: $0) }
        return Array(symbols.filter { seen.insert($0).inserted }.prefix(mostSymbols))
    }

    private func makeFolder(_ folder: String) {
        guard !folder.isEmpty, access(folder, F_OK) != 0 else { return }
        if let slash = folder.lastIndex(of: "/"), slash > folder.startIndex { makeFolder(String(folder[..<slash])) }
        mkdir(folder, 0o700)
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
            + " what is on screen is then fetched no sooner than the rest"
    }
}
