import FeedEngine
import TestSupport
import Testing

/// The schedule that the documentation states is the one that is kept.
@Suite struct DocumentedPaceTests {
    @Test("The page of the feed states the paces") func thePageStatesThePaces() throws {
        #expect(
            try ProjectFile.page("Feed").holds(FeedPace.standard.markdown, between: "paces"),
            "record with CHIPTOP_RECORD=1")
    }
}
