import Testing
import TextUI

@testable import Terminal

@Suite struct FocusReportTests {
    @Test("Reports of the focus are events, whole or in pieces") func events() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\u{1B}[I\u{1B}[O".utf8) == [.focus(true), .focus(false)])
        #expect(decoder.decode("\u{1B}[".utf8) == [])
        #expect(decoder.decode("Ij".utf8) == [.focus(true), .key(KeyStroke("j"))])
    }

    @Test("The function keys of rxvt and the console with the same letters are none", arguments: ["[1I", "[[I", "[?I"])
    func others(sequence: String) {
        var decoder = KeyDecoder()
        #expect(!decoder.decode("\u{1B}\(sequence)".utf8).contains(.focus(true)))
    }
}
