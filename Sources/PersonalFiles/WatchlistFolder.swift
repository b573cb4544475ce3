import ConfigText
import Foundation
import Market
import RiskRules
import SystemFiles
package import Watchlists

/// The folder of the user's own lists: a YAML file for each.
///
/// A list whose comments could not be kept in an edit goes on in `NAME.edited.yaml`, which then goes before `NAME.yaml`.
package struct WatchlistFolder: Sendable {
    /// The folder's path; it may not be there yet.
    package let path: String

    /// The endings of a list's file, that which goes before the others first.
    private static let endings = [".edited.yaml", ".yaml", ".yml"]

    /// The folder in the user's configuration.
    package init(_ folder: ConfigurationFolder) {
        path = folder.path + "/watchlists"
    }

    /// Another folder, such as the sample market's.
    package init(path: String) {
        self.path = path
    }

    /// Every list in the order of the files' names; none where there is no folder.
    package func lists() -> [LoadedWatchlist] {
        names().map { id, file in
            do {
                return loaded(id, file, try SmallTextFile.read(path + "/" + file))
            } catch {
                return LoadedWatchlist(id: id, list: Watchlist(name: id), problem: "\(error)")
            }
        }
    }

    /// The errors of every file, and what should be written otherwise by now.
    package func findings() -> (mistakes: [String], hints: [String]) {
        var (mistakes, hints): ([String], [String]) = ([], [])
        for (id, file) in names() {
            do {
                let text = try SmallTextFile.read(path + "/" + file)
                let reading = WatchlistReading(text, file: DisplayText.sanitized(path + "/" + file), name: id)
                mistakes += reading.problems.map(\.description)
                hints += reading.hints.map(\.description)
            } catch {
                mistakes.append("\(error)")
            }
        }
        return (mistakes, hints)
    }

    private func loaded(_ id: String, _ file: String, _ text: String) -> LoadedWatchlist {
        let reading = WatchlistReading(text, file: DisplayText.sanitized(file), name: DisplayText.sanitized(id))
        let problem = reading.problems.first.map { first in
            let more =
                reading.problems.count > 1 ? " (and \(reading.problems.count - 1) more: chiptop watchlist check)" : ""
            return first.inOneLine + more
        }
        return LoadedWatchlist(id: id, list: reading.list, problem: problem)
    }

    /// The lists' identifiers with their files.
    private func names() -> [(id: String, file: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var found: [String: (rank: Int, file: String)] = [:]
        for file in files where !file.hasPrefix(".") {
            guard let rank = WatchlistFolder.endings.firstIndex(where: { file.hasSuffix($0) }) else { continue }
            let id = String(file.dropLast(WatchlistFolder.endings[rank].count))
            if let known = found[id], known.rank <= rank { continue }
            found[id] = (rank, file)
        }
        return found.map { ($0.key, $0.value.file) }.sorted { $0.0 < $1.0 }
    }

    // MARK: Changes

    /// Does what the user ordered. Returns a sentence where there is something to say.
    ///
    /// - Throws: `TextProblem`, `WatchlistEditError` or `ConfigurationError`; the files are then as they were.
    package func perform(_ order: WatchlistOrder) throws -> String? {
        try makeFolder()
        return try locked {
            switch order {
            case .create(let list):
                try create(list)
                return nil
            case .edit(let id, let edits): return try edit(id, edits)
            case .delete(let id): return try delete(id)
            }
        }
    }

    /// Makes a list. Returns its file.
    @discardableResult
    package func create(_ list: Watchlist) throws -> String {
        try makeFolder()
        let wanted = ManualRisk.identifier(list.name)
        let taken = Set(names().map(\.id))
        let id = ([wanted] + (2...999).map { "\(wanted)-\($0)" }).first { !taken.contains($0) } ?? wanted
        let file = path + "/" + id + ".yaml"
        try AtomicTextFile.write(list.yaml, to: file)
        return file
    }

    private func edit(_ id: String, _ edits: [WatchlistEdit]) throws -> String? {
        guard let file = names().first(where: { $0.id == id })?.file else { throw WatchlistFolderError.isGone(id) }
        let old = try SmallTextFile.read(path + "/" + file)
        var (text, keepsComments) = (old, true)
        for edit in edits {
            let revision = try WatchlistRevision(text, edit, file: DisplayText.sanitized(file), name: id)
            text = revision.text
            keepsComments = keepsComments && revision.keepsComments
        }
        guard text != old else { return nil }
        let target = keepsComments ? file : id + WatchlistFolder.endings[0]
        try AtomicTextFile.write(text, to: path + "/" + target)
        return target == file
            ? nil
            : "\(DisplayText.sanitized(file)) is unchanged; your edits are in \(DisplayText.sanitized(target))"
    }

    /// What the user wrote is not destroyed: the files get another ending.
    private func delete(_ id: String) throws -> String? {
        var kept: String?
        for ending in WatchlistFolder.endings {
            let file = path + "/" + id + ending
            guard FileStatus(path: file) != nil else { continue }
            guard rename(file, file + ".deleted") == 0 else {
                throw ConfigurationError.unwritable(DisplayText.sanitized(file), reason: SystemFault.last(file).reason)
            }
            kept = kept ?? id + ending + ".deleted"
        }
        return kept.map { "it was kept as \(DisplayText.sanitized($0))" }
    }

    private func makeFolder() throws {
        do {
            try PrivateFolder.make(path)
        } catch {
            throw ConfigurationError.unwritable(DisplayText.sanitized(error.path), reason: error.reason)
        }
    }

    /// Two dashboards that change a list do it one after the other.
    private func locked<Result>(_ body: () throws -> Result) throws -> Result {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }
        return try body()
    }
}

/// Why a list cannot be changed.
package enum WatchlistFolderError: Error, Hashable, CustomStringConvertible {
    /// It was taken away meanwhile.
    case isGone(String)

    /// One sentence without a stop.
    package var description: String {
        switch self {
        case .isGone(let id): "the watchlist \(DisplayText.sanitized(id)) no longer exists"
        }
    }
}
