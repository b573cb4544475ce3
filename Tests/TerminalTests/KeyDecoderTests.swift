import Testing
import TextUI

@testable import Terminal

@Suite struct KeyDecoderTests {
    @Test func placeholder() {}
}
