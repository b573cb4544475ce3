import Market
import TestSupport
import Testing

@testable import Watchlists

@Suite struct WatchlistRevisionTests {
    static let text = """
        # mine

        name: Core   # not theirs
        groups:
          # makers
          - name: Foundry   # all of them
            symbols:
              # the leader
              - 2330.TW   # never sell
              - symbol: 1347.HK
                # why
                note: cheap
              - 0981.HK

          # chips
          - name: Memory
            symbols:
              - MU
        # the end
        """ + "\n"

    private func revise(_ text: String, _ edit: WatchlistEdit) throws -> WatchlistRevision {
        try WatchlistRevision(text, edit, file: "core.yaml", name: "core")
    }

    private func revise(_ edit: WatchlistEdit) throws -> WatchlistRevision { try revise(Self.text, edit) }

    private func replacing(_ old: String, _ new: String, in text: String = text) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.indices.first(where: { lines[$0...].prefix(oldLines.count).elementsEqual(oldLines) })
        else { return "not found: \(old)" }
        let newLines = new.isEmpty ? [] : new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return (lines[..<start] + newLines + lines[(start + oldLines.count)...]).joined(separator: "\n")
    }

    @Test func aNameChangesAndItsCommentStays() throws {
        let revision = try revise(.rename("Mine"))
        #expect(revision.text == replacing("name: Core   # not theirs", "name: Mine   # not theirs"))
        #expect(revision.keepsComments)
    }

    @Test func aCurrencyIsAddedAboveTheOthers() throws {
        let revision = try revise(.setCurrency(.jpy))
        #expect(revision.text == replacing("name: Core   # not theirs", "currency: JPY\nname: Core   # not theirs"))
    }

    @Test func anEntryIsAddedToItsGroup() throws {
        let revision = try revise(.add("TSM", group: "Foundry"))
        #expect(revision.text == replacing("      - 0981.HK", "      - 0981.HK\n      - TSM"))
    }

    @Test func anEntryGoesWithItsComments() throws {
        let revision = try revise(.remove("2330.TW"))
        #expect(revision.text == replacing("      # the leader\n      - 2330.TW   # never sell", ""))
        #expect(revision.list.entries.map(\.symbol) == ["1347.HK", "0981.HK", "MU"])
    }

    @Test func anEntryMovesWithItsComments() throws {
        let down = try revise(.move("2330.TW", by: 1))
        #expect(
            down.text.contains(
                "        note: cheap\n      # the leader\n      - 2330.TW   # never sell\n      - 0981.HK"))
        #expect(down.list.entries.map(\.symbol) == ["1347.HK", "2330.TW", "0981.HK", "MU"])
        #expect(try revise(down.text, .move("2330.TW", by: -1)).text == Self.text)
    }

    @Test func anEntryMovesIntoTheNextGroup() throws {
        let revision = try revise(.move("0981.HK", by: 1))
        #expect(revision.list.groups[1].entries.map(\.symbol) == ["0981.HK", "MU"])
        #expect(revision.text.contains("      - 0981.HK\n      - MU"))
        #expect(revision.keepsComments)
    }

    @Test func groupsAreAddedRenamedMovedAndRemoved() throws {
        let added = try revise(.addGroup("New: ones"))
        #expect(added.text == replacing("      - MU", "      - MU\n  - name: 'New: ones'\n    symbols:"))
        let filled = try revise(added.text, .add("AMD", group: "New: ones"))
        #expect(filled.text.contains("    symbols:\n      - AMD"))
        let renamed = try revise(.renameGroup("Foundry", to: "Fabs"))
        #expect(renamed.text == replacing("  - name: Foundry   # all of them", "  - name: Fabs   # all of them"))
        let moved = try revise(.moveGroup("Memory", by: -1))
        #expect(moved.list.groups.map(\.name) == ["Memory", "Foundry"])
        #expect(moved.text.contains("# chips\n  - name: Memory"))
        #expect(moved.text.contains("# makers\n  - name: Foundry"))
        let removed = try revise(.removeGroup("Foundry"))
        #expect(removed.text.contains("# chips"))
        #expect(!removed.text.contains("the leader"))
    }

    @Test func aSymbolAloneGetsANoteAndLots() throws {
        let noted = try revise(.note("2330.TW", "it's # mine"))
        #expect(
            noted.text
                == replacing(
                    "      - 2330.TW   # never sell",
                    "      - symbol: 2330.TW   # never sell\n        note: 'it''s # mine'"))
        let lot = Lot(quantity: 10, price: 1500.5, date: CalendarDate("2025-11-03"))
        let owned = try revise(noted.text, .setLots("2330.TW", [lot]))
        #expect(
            owned.text.contains(
                "        note: 'it''s # mine'\n        lots:\n          - {quantity: 10, price: 1500.5, date: 2025-11-03}"
            ))
        let again = try revise(owned.text, .setLots("2330.TW", []))
        #expect(again.text == noted.text)
    }

    @Test func aNoteIsReplacedAndTakenAway() throws {
        #expect(try revise(.note("1347.HK", "dear")).text == replacing("        note: cheap", "        note: dear"))
        let gone = try revise(.note("1347.HK", ""))
        #expect(gone.list.entries[1].note.isEmpty)
        #expect(gone.text.contains("# why"))
    }

    @Test func listsInOneLineAreUnfolded() throws {
        let text = "name: A\nsymbols: [TSM, NVDA]   # two\n"
        let revision = try revise(text, .add("MU", group: nil))
        #expect(revision.text == "name: A\nsymbols:   # two\n  - TSM\n  - NVDA\n  - MU\n")
        let group = "groups:\n  - symbols: [TSM]   # one\n    name: A\n  # second\n  - {name: B, symbols: [MU]}\n"
        let odd = try revise(group, .remove("TSM"))
        // A group in braces stands on no lines of its own: the comments stay in the old file.
        #expect(!odd.keepsComments)
        #expect(odd.list.entries.map(\.symbol) == ["MU"])
        #expect(WatchlistReading(odd.text, file: "", name: "core").list == odd.list)
    }

    @Test func anEmptyTextBecomesAList() throws {
        let revision = try revise("", .add("TSM", group: nil))
        #expect(revision.list.entries.map(\.symbol) == ["TSM"])
        #expect(revision.keepsComments)
    }

    @Test func whatCannotBeDoneIsSaid() {
        #expect(throws: WatchlistEditError.isThere("MU")) { try revise(.add("MU", group: "Foundry")) }
        #expect(throws: WatchlistEditError.isMissing("TSM")) { try revise(.remove("TSM")) }
        #expect(throws: WatchlistEditError.groupIsThere("Memory")) { try revise(.renameGroup("Foundry", to: "Memory")) }
        #expect(throws: WatchlistEditError.groupIsMissing("X")) { try revise(.removeGroup("X")) }
        #expect(throws: (any Error).self) { try revise("symbols: [!]", .add("TSM", group: nil)) }
    }

    /// Whatever the layout and the edit, the outcome says exactly what was asked for, and comments are never lost.
    @Test func randomEditsOfRandomLayouts() throws {
        var random = SeededGenerator(seed: 5)
        let symbols: [Symbol] = ["TSM", "MU", "AMD", "NVDA", "2330.TW", "^SOX"]
        for _ in 0..<400 {
            var text = Self.layouts.randomElement(using: &random) ?? ""
            for _ in 0..<6 {
                let list = WatchlistReading(text, file: "", name: "core").list
                let symbol = symbols.randomElement(using: &random) ?? "TSM"
                let group = list.groups.randomElement(using: &random)?.name ?? ""
                let edits: [WatchlistEdit] = [
                    .add(symbol, group: nil), .remove(symbol), .move(symbol, by: 1), .move(symbol, by: -1),
                    .note(symbol, ["", "n # 1", "b"].randomElement(using: &random) ?? ""),
                    .setLots(symbol, [[], [Lot(quantity: 2, price: 3)]].randomElement(using: &random) ?? []),
                    .addGroup("g\(Int.random(in: 0..<3, using: &random))"), .moveGroup(group, by: 1), .rename("x"),
                    .removeGroup(group), .renameGroup(group, to: "r\(Int.random(in: 0..<3, using: &random))"),
                ]
                guard let edit = edits.randomElement(using: &random), let wanted = try? list.applying(edit) else {
                    continue
                }
                let revision = try revise(text, edit)
                #expect(revision.list == wanted)
                #expect(WatchlistReading(revision.text, file: "", name: "core").list == wanted, "\(edit)\n\(text)")
                if revision.keepsComments {
                    let removed: Int = if case .remove = edit { 9 } else if case .removeGroup = edit { 9 } else { 0 }
                    let (before, after) = (Self.comments(text), Self.comments(revision.text))
                    #expect(after.count >= before.count - removed, "\(edit)\n\(text)\n->\n\(revision.text)")
                }
                text = revision.text
            }
        }
    }

    private static func comments(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.contains("# c") }
    }

    private static let layouts = [
        text,
        "symbols: [TSM, MU]  # c\n",
        "# c\nsymbols:\n- TSM # c\n- symbol: MU # c\n  note: a\n# c\n",
        "currency: USD\ngroups:\n- name: A # c\n  symbols:\n  - TSM\n  # c\n  - AMD\n- symbols: [MU]\n  name: B\n",
        "groups:\n  - symbols:\n      - TSM\n\n      # c\n      - symbol: MU\n        lots:\n          - quantity: 1\n            price: 2 # c\n    name: Z\n",
        "name: only\n",
        "{name: flow, symbols: [TSM, {symbol: MU, note: x}]}\n",
    ]
}
