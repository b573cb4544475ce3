import Market
import RiskRules
import Testing

@testable import Alerts

@Suite struct AlertDocumentTests {
    @Test func aChangeIsOneLine() {
        #expect(
            AlertDocument.text(of: change(), isQuiet: false) == """
                {"version":1,"change":"raised","severity":"high","rule":"stretched",\
                "title":"Stretched over its 200-day average","category":"price","scope":"instrument",\
                "subject":"instrument:2330.TW","symbol":"2330.TW","region":null,"name":"TSMC",\
                "message":"41% above its average","since":"2026-01-14T04:00:00Z","at":"2026-01-14T04:00:00Z",\
                "by":null,"quiet":false,"counts":null}
                """)
    }

    @Test func aSummaryCounts() throws {
        let text = AlertDocument.summary(ofWorstFirst: [change(), change(.raised, .warn)], at: wednesday)
        #expect(
            text == """
                {"version":1,"change":"summary","severity":"high","rule":null,"title":null,"category":null,\
                "scope":null,"subject":null,"symbol":null,"region":null,"name":null,\
                "message":"2 flags: 1 high, 1 warn; the worst: high: TSMC: 41% above its average","since":null,\
                "at":"2026-01-14T04:00:00Z","by":null,"quiet":false,\
                "counts":{"high":1,"warn":1,"info":0,"cleared":0}}
                """)
        #expect(Set(try members(text).keys) == Set(try members(AlertDocument.text(of: change(), isQuiet: true)).keys))
    }

    @Test(
        arguments: [
            (RuleSubject.region(.taiwan), "region:TW", nil, "TW"),
            (.pair(foreign: "TSM", home: "2330.TW"), "pair:TSM/2330.TW", nil, nil),
            (.basket("asia-tech"), "basket:asia-tech", nil, nil), (.feed("yahoo"), "feed:yahoo", nil, nil),
        ] as [(RuleSubject, String, String?, String?)])
    func subjectsHaveTheirNames(subject: RuleSubject, key: String, symbol: String?, region: String?) throws {
        let members = try members(AlertDocument.text(of: change(of: subject), isQuiet: false))
        #expect(members["subject"] as? String == key)
        #expect(members["scope"] as? String == subject.scope.rawValue)
        #expect(members["symbol"] as? String == symbol)
        #expect(members["region"] as? String == region)
    }

    @Test(arguments: ["say \"so\"", "back\\slash", "台積電 상승 €", "{\"a\":1}", "e\u{301}"])
    func textsAreReadBack(text: String) throws {
        let members = try members(AlertDocument.text(of: change(name: text, message: text), isQuiet: false))
        #expect(members["name"] as? String == text)
        #expect(members["message"] as? String == text)
    }

    @Test func everyCharacterIsEscapedThatMustBe() throws {
        let text = String(String.UnicodeScalarView((0...0x10FF).compactMap(Unicode.Scalar.init)))
        let document = JSONText.object([("x", .text(text))])
        #expect(try members(document)["x"] as? String == text)
        #expect(document.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }

    @Test func hostileTextsNeitherBreakTheLineNorFillAPipe() throws {
        let hostile = String(repeating: "\u{1F4A9}\"\\\n\u{1B}[2J\u{202E}", count: 500)
        let wide = String(repeating: "\u{20000}", count: 2000)
        for text in [hostile, wide] {
            var hostile = change(of: .feed(text), name: text, message: text)
            (hostile.title, hostile.category) = (text, text)
            hostile.change.key.origin = .rule(text)
            hostile.change.by = text
            let document = AlertDocument.text(of: hostile, isQuiet: false)
            #expect(document.utf8.count < 4096)
            #expect(!document.contains("\n"))
            #expect(!document.contains("\u{1B}"))
            #expect(try members(document).count == 17)
        }
    }
}
