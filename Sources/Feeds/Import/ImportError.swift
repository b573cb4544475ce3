public import Market

/// Why an import stopped, with what to do about it.
public enum ImportError: Error, Hashable, Sendable {
    /// There is no such file.
    case missing(path: String)
    /// It is a folder.
    case isFolder(path: String)
    /// The system does not let it be read.
    case unreadable(path: String, reason: String)
    /// The first line does not name the columns wanted; what it names instead.
    case noUsableHeader(source: String, found: [String])
    /// Neither a symbol column, nor the file's name, nor an option says whose prices these are.
    case noSymbol(source: String)
    /// The file's name holds digits that several markets use.
    case ambiguousName(source: String, candidates: [Symbol])
    /// There is nothing in it that could be imported; why.
    case refused(source: String, reason: String)
    /// A text that was given as a symbol is none.
    case wrongSymbol(String)
    /// A bad line in a strict import; nothing of its file was kept.
    case badLine(ImportProblem)
}

extension ImportError: CustomStringConvertible {
    /// What is wrong and what to do, in one line without a stop.
    public var description: String {
        switch self {
        case .missing(let path): "\(path): the file does not exist"
        case .isFolder(let path): "\(path) is a folder; name the files in it, such as \(path)/*.csv"
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .noUsableHeader(let source, let found):
            "\(source): the first line must name the columns date and close (and, as far as known, open, high, low, "
                + "volume, symbol); "
                + (found.isEmpty ? "the file is empty" : "found \(found.joined(separator: ", "))")
        case .noSymbol(let source):
            "\(source): no symbol found; name the file after it (2330.TW.csv), add a symbol column or "
                + "give --symbol"
        case .ambiguousName(let source, let candidates):
            "\(source): the file name does not say which market; give --symbol "
                + candidates.map(\.rawValue).joined(separator: " or ")
        case .refused(let source, let reason): "\(source): \(reason)"
        case .wrongSymbol(let text):
            "\(DisplayText.sanitized(text, limit: 40)) is not a symbol; write it as Yahoo does, such as 2330.TW, ^NDX or "
                + "TWD=X"
        case .badLine(let problem): "\(problem); nothing of this file was imported (strict)"
        }
    }
}
