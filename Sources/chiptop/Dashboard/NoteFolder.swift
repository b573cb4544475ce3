import Dashboard
import Foundation
import Market
import SystemFiles

/// The folder of the user's notes: a plain file for each stock.
struct NoteFolder {
    let path: String

    /// `$XDG_DATA_HOME/chiptop/notes`, or under `~/.local/share`.
    init(environment: [String: String]) {
        path = StandardFolder.data.path("notes", environment: environment)
    }

    /// The file about a stock.
    func file(_ symbol: Symbol) -> String {
        path + "/" + String(symbol.rawValue.map { $0 == "/" ? "_" : $0 }) + ".md"
    }

    /// What the file says, as far as it is shown; empty if absent.
    func note(_ symbol: Symbol) -> Note {
        let file = file(symbol)
        let handle = FileHandle(forReadingAtPath: file)
        let data = (try? handle?.read(upToCount: NoteFolder.longest)) ?? Data()
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { DisplayText.sanitized(String($0), limit: 2000) }.joined(separator: "\n")
        return Note(path: DisplayText.sanitized(file), text: text)
    }

    /// The program and its arguments that edit a file: `$VISUAL`, `$EDITOR`, else vi. The folder is made where it is
    /// missing.
    func editing(_ symbol: Symbol, environment: [String: String]) -> [String] {
        try? PrivateFolder.make(path)
        let chosen = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
        return chosen.split(separator: " ").map(String.init) + [file(symbol)]
    }

    /// Bytes of a note that are shown.
    private static let longest = 200_000
}
