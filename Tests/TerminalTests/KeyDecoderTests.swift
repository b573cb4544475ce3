import Testing
import TextUI

@testable import Terminal

@Suite struct KeyDecoderTests {
    /// Decodes bytes that come at once, and then the time that passes without more.
    private func decoded(_ text: String) -> [InputEvent] {
        decoded(Array(text.utf8))
    }

    private func decoded(_ bytes: [UInt8]) -> [InputEvent] {
        var decoder = KeyDecoder()
        return decoder.decode(bytes) + decoder.expire()
    }

    @Test(arguments: [
        ("a", KeyStroke("a")), ("é", KeyStroke("é")), ("漢", KeyStroke("漢")), ("😀", KeyStroke("😀")),
        (" ", KeyStroke(" ")), ("\r", KeyStroke(.enter)), ("\n", KeyStroke(.enter)), ("\t", KeyStroke(.tab)),
        ("\u{7F}", KeyStroke(.backspace)), ("\u{8}", KeyStroke(.backspace)), ("\u{1B}", KeyStroke(.escape)),
        ("\u{0}", .control(" ")), ("\u{1}", .control("a")), ("\u{3}", .control("c")), ("\u{C}", .control("l")),
        ("\u{1A}", .control("z")), ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")),
        ("\u{1B}x", KeyStroke(.character("x"), .alt)), ("\u{1B}O", KeyStroke(.character("O"), .alt)),
        ("\u{1B}[", KeyStroke(.character("["), .alt)), ("\u{1B}é", KeyStroke(.character("é"), .alt)),
        ("\u{1B}\r", KeyStroke(.enter, .alt)), ("\u{1B}\u{1}", KeyStroke(.character("a"), [.alt, .control])),
        ("\u{1B}\u{1B}", KeyStroke(.escape, .alt)), ("\u{1B}\u{1B}[A", KeyStroke(.up, .alt)),
    ])
    func characters(bytes: String, stroke: KeyStroke) {
        #expect(decoded(bytes) == [.key(stroke)])
    }

    @Test(arguments: [
        ("[A", KeyStroke(.up)), ("OA", KeyStroke(.up)), ("[B", KeyStroke(.down)), ("OB", KeyStroke(.down)),
        ("[C", KeyStroke(.right)), ("[D", KeyStroke(.left)), ("[H", KeyStroke(.home)), ("OH", KeyStroke(.home)),
        ("[1~", KeyStroke(.home)), ("[7~", KeyStroke(.home)), ("[F", KeyStroke(.end)), ("OF", KeyStroke(.end)),
        ("[4~", KeyStroke(.end)), ("[8~", KeyStroke(.end)), ("[2~", KeyStroke(.insert)), ("[3~", KeyStroke(.delete)),
        ("[5~", KeyStroke(.pageUp)), ("[6~", KeyStroke(.pageDown)), ("[Z", KeyStroke(.backTab)),
        ("[1;5A", KeyStroke(.up, .control)), ("[1;2D", KeyStroke(.left, .shift)), ("[1;3C", KeyStroke(.right, .alt)),
        ("[1;6H", KeyStroke(.home, [.control, .shift])), ("[5;5~", KeyStroke(.pageUp, .control)),
        ("[3;2~", KeyStroke(.delete, .shift)), ("O5A", KeyStroke(.up, .control)), ("Oa", KeyStroke(.up, .control)),
        ("[a", KeyStroke(.up, .shift)), ("[5^", KeyStroke(.pageUp, .control)), ("[6$", KeyStroke(.pageDown, .shift)),
        ("[7@", KeyStroke(.home, [.control, .shift])), ("OM", KeyStroke(.enter)), ("Op", KeyStroke("0")),
        ("Oy", KeyStroke("9")), ("Ok", KeyStroke("+")), ("Om", KeyStroke("-")), ("Oo", KeyStroke("/")),
        ("[97;5u", KeyStroke.control("a")), ("[27;5;97~", KeyStroke.control("a")), ("[27u", KeyStroke(.escape)),
        ("[9;2u", KeyStroke(.backTab)), ("[13;5u", KeyStroke(.enter, .control)),
    ])
    func sequences(rest: String, stroke: KeyStroke) {
        #expect(decoded("\u{1B}" + rest) == [.key(stroke)])
    }

    @Test(arguments: [
        ("OP", 1), ("OQ", 2), ("OR", 3), ("OS", 4), ("[P", 1), ("[11~", 1), ("[14~", 4), ("[15~", 5), ("[17~", 6),
        ("[18~", 7), ("[19~", 8), ("[20~", 9), ("[21~", 10), ("[23~", 11), ("[24~", 12), ("[25~", 13), ("[[A", 1),
        ("[[E", 5),
    ])
    func functionKeys(rest: String, number: Int) {
        #expect(decoded("\u{1B}" + rest) == [.key(KeyStroke(.function(number)))])
    }

    @Test(arguments: [
        ("\u{1B}[<0;11;3M", MouseEvent(.press, Point(x: 10, y: 2))),
        ("\u{1B}[<4;1;1M", MouseEvent(.press, Point(x: 0, y: 0))),
        ("\u{1B}[<64;300;90M", MouseEvent(.wheelUp, Point(x: 299, y: 89))),
        ("\u{1B}[<65;2;2M", MouseEvent(.wheelDown, Point(x: 1, y: 1))),
    ])
    func theMouse(bytes: String, event: MouseEvent) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(bytes.utf8) == [.mouse(event)])
        // Releases, other buttons, motion and nonsense say nothing.
        for other in [
            "\u{1B}[<0;11;3m", "\u{1B}[<2;11;3M", "\u{1B}[<35;11;3M", "\u{1B}[<0;0;3M", "\u{1B}[<0;3M", "\u{1B}[<;;M",
        ] {
            #expect(decoder.decode(other.utf8).isEmpty)
        }
    }

    @Test func functionKeysTellModifiers() {
        #expect(decoded("\u{1B}[1;5R") == [.key(KeyStroke(.function(3), .control))])
        #expect(decoded("\u{1B}[15;2~") == [.key(KeyStroke(.function(5), .shift))])
    }

    @Test(arguments: [
        "[99x", "[?1;2c", "[>41;330;0c", "[<0;10;10m", "[<64;5;5m", "[1I", "[?O", "[99999;99999R", "[12;40R", "[200x",
        "[201~", "[M !!", "[?2026;2$y", "[99~", "[1;99A", "]11;rgb:ffff/ffff/ffff\u{7}", "]0;title\u{1B}\\",
        "Pxyz\u{1B}\\", "_qqq\u{1B}\\", "^q\u{1B}\\", "[1;5:3q", "[\u{30}\u{20}q", "Oz", "[E",
    ])
    func unknownSequencesPressNoKeys(rest: String) {
        #expect(decoded("\u{1B}" + rest + "q") == [.key(KeyStroke("q"))])
    }

    @Test func everySequenceMayComeInPieces() {
        for text in ["\u{1B}[1;5A", "漢", "\u{1B}[200~a漢\u{1B}b\u{1B}[201~", "\u{1B}]0;x\u{1B}\\k", "\u{1B}OP"] {
            var decoder = KeyDecoder()
            let whole = decoder.decode(Array(text.utf8))
            #expect(Array(text.utf8).flatMap { decoder.decode([$0]) } == whole)
            #expect(!whole.isEmpty)
        }
    }

    @Test func invalidBytesAreDropped() {
        #expect(decoded([0xFF, 0xFE, 0x61]) == [.key(KeyStroke("a"))])
        #expect(decoded([0xE6, 0xBC, 0x61]) == [.key(KeyStroke("a"))])
        #expect(decoded([0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF5, 0x80, 0x61]) == [.key(KeyStroke("a"))])
        #expect(decoded([0xC2, 0x9B, 0x41]) == [.key(KeyStroke("A"))])
    }

    @Test func escapeBreaksOffWhatCameBefore() {
        #expect(decoded("\u{1B}[12\u{1B}[A") == [.key(KeyStroke(.up))])
        #expect(decoded("\u{1B}[1\u{3}") == [.key(.control("c"))])
        #expect(decoded("\u{1B}]0;stuck\u{1B}[Aq") == [.key(KeyStroke(.up)), .key(KeyStroke("q"))])
    }

    @Test func onlyTheUnfinishedWaits() {
        var decoder = KeyDecoder()
        #expect(decoder.patience == nil)
        _ = decoder.decode([0x1B])
        #expect(decoder.patience == 25)
        _ = decoder.decode(Array("[A".utf8))
        #expect(decoder.patience == nil)
        _ = decoder.decode(Array("\u{1B}[1".utf8))
        #expect(decoder.patience == 1000)
        #expect(decoder.expire().isEmpty)
        #expect(decoder.patience == nil)
    }

    @Test func aPasteIsOneHarmlessText() {
        let pasted = "\u{1B}[200~2330.TW\r\nq\n\u{1B}[31m\u{7}\u{202E}台\tx\u{9B}\u{1B}[201~"
        #expect(decoded(pasted + "j") == [.paste("2330.TW q [31m台 x"), .key(KeyStroke("j"))])
    }

    @Test func aPasteIsLimited() {
        let events = decoded("\u{1B}[200~" + String(repeating: "漢", count: 50_000) + "\u{1B}[201~q")
        #expect(events.count == 2)
        guard case .paste(let text) = events.first else { return #expect(Bool(false)) }
        #expect(text.utf8.count <= 65_536 && text.utf8.count > 65_000)
        #expect(text.allSatisfy { $0 == "漢" })
    }

    @Test func aPasteWithoutAnEndIsDeliveredInTime() {
        #expect(decoded("\u{1B}[200~abc") == [.paste("abc")])
    }
}
