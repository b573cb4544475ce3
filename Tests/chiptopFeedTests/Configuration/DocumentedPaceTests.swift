import FeedEngine
import Foundation
import Testing

/// The schedule that the documentation states is the one that is kept.
@Suite struct DocumentedPaceTests {
    @Test func theReadmeStatesThePaces() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let table = FeedPace.standard.markdown
        #expect(text.contains(table), "the README is to hold this table:\n\(table)")
    }
}
