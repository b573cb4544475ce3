import Market
import Testing

@Suite struct JSONQuotingTests {
    @Test(
        "A text is quoted as RFC 8259 has it",
        arguments: [
            ("", #""""#), ("台積電", #""台積電""#), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\tc", #""a\nb\u0009c""#),
            ("\u{1B}[0m\u{7F}", #""\u001b[0m\u007f""#),
        ])
    func quoting(text: String, quoted: String) {
        var bytes: [UInt8] = []
        JSONQuoting.append(text, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == quoted)
    }
}
