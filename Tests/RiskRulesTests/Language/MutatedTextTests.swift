import ConfigText
import Foundation
import Market
import Testing

@testable import RiskRules

/// Whatever is written in a rule, it is refused or evaluated: nothing crashes, hangs or gives a number beyond doubles.
///
/// The ordinary run tries some thousand texts; `CHIPTOP_FUZZ=1000000` tries a million.
@Suite struct MutatedTextTests {
    private struct Chance {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, bound)
        }
    }

    private static let words: [String] = [
        "and", "or", "not", "if", "then", "else", "true", "false", "(", ")", ",", "<", "<=", ">", ">=", "==", "!=", "+",
        "-", "*", "/", "%", "5", "0", "1.5", "5%", "3m", "30min", "5d", "2w", "\"NVDA\"", "'x'", "\"asia-tech\"", "ytd",
        "day", "usd", "adr", "earnings", "taiwan", "high", "of", "last", "sma", "beta", "change", "pe_forward", "1e9",
        "region.breadth", "999999999999999", "\"", "'", "é", "\u{0}", "\n", "\t", "\u{202E}", "{", "}", "#", ".", "..",
    ]

    private static let seeds: [String] =
        RuleSet.shipped.rules.flatMap { [$0.when, $0.message, $0.clear ?? ""] }
        + ThesisFile.shipped.flatMap { $0.statements.map(\.expression.text) }

    private static func text(_ chance: inout Chance) -> String {
        switch chance.next(3) {
        case 0:
            return (0..<chance.next(40)).map { _ in words[chance.next(words.count)] }.joined(separator: " ")
        case 1:
            var bytes = Array(seeds[chance.next(seeds.count)].utf8)
            for _ in 0...chance.next(4) where !bytes.isEmpty {
                let place = chance.next(bytes.count)
                switch chance.next(4) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8(chance.next(256))
                case 2: bytes.insert(contentsOf: words[chance.next(words.count)].utf8, at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + chance.next(12)))
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        default:
            return chance.next(2) == 0 ? number(&chance, depth: chance.next(4)) : truth(&chance, depth: chance.next(4))
        }
    }

    private static let leaves: [String] =
        FunctionTable.names(in: .instrument).filter { name in
            guard let function = FunctionTable.function(name, in: .instrument) else { return false }
            return function.parameters.isEmpty && function.result.isNumeric
        } + [
            "5", "1.5", "20%", "sma(33)", "ema(9)", "change(ytd, usd)", "beta(\"NVDA\", 20)", "fact(\"n2_fabs\")",
            "weight(\"asia-tech\")", "premium(adr)", "spread(\"asia-tech\", \"^NDX\", ytd)", "volume_ratio(7)", "0",
        ]

    /// A text that is right more often than not.
    private static func number(_ chance: inout Chance, depth: Int) -> String {
        guard depth > 0 else {
            return chance.next(30) == 0 ? words[chance.next(words.count)] : leaves[chance.next(leaves.count)]
        }
        let left = number(&chance, depth: depth - 1)
        switch chance.next(7) {
        case 0: return "of(\"NVDA\", \(leaves[chance.next(leaves.count)])) - \(left)"
        case 1: return "if \(truth(&chance, depth: depth - 1)) then \(left) else 7"
        case 2: return "max(abs(\(left)), \(number(&chance, depth: depth - 1)))"
        default: return "(\(left)) \("+-*/".map(String.init)[chance.next(4)]) \(number(&chance, depth: depth - 1))"
        }
    }

    private static func truth(_ chance: inout Chance, depth: Int) -> String {
        switch chance.next(depth > 0 ? 5 : 1) {
        case 0: return "\(number(&chance, depth: 1)) > \(number(&chance, depth: 1))"
        case 1: return "not (\(truth(&chance, depth: depth - 1)))"
        case 2: return "known(\(number(&chance, depth: depth - 1)))"
        case 3: return "\(truth(&chance, depth: depth - 1)) or \(truth(&chance, depth: depth - 1))"
        default: return "\(truth(&chance, depth: depth - 1)) and kind == \"equity\""
        }
    }

    private static var count: Int { ProcessInfo.processInfo.environment["CHIPTOP_FUZZ"].flatMap(Int.init) ?? 8000 }

    @Test(.timeLimit(.minutes(20))) func nothingCrashes() throws {
        var market = ValueTests.tsmc()
        market.close("2330.TW", (0..<80).map { 100 + Double($0 % 7) })
        let data = market.data
        let subjects: [RuleSubject?] = [.instrument("2330.TW"), .region(.taiwan), .basket("asia-tech"), nil]
        var chance = Chance(state: 42)
        var accepted = 0
        for _ in 0..<Self.count {
            let text = Self.text(&chance)
            let subject = subjects[chance.next(10) < 7 ? 0 : chance.next(4)]
            do {
                let expression = try RuleExpression(text, scope: subject?.scope ?? .market)
                let value = expression.value(for: subject, in: data)
                accepted += 1
                if let number = value.number, !number.isFinite { Issue.record("\(text) is \(number)") }
                if accepted % 16 == 0, let tree = expression.explanation(for: subject, in: data) {
                    if tree.value != value { Issue.record("\(text) is explained as \(tree.value), and is \(value)") }
                    if value.isUnknown != (tree.reason != nil) { Issue.record("\(text) has no reason") }
                }
            } catch {
                if error.line < 1 || error.column < 1 || error.message.isEmpty { Issue.record("\(text): \(error)") }
            }
        }
        // A test of nothing but refusals would say little.
        #expect(accepted * 10 > Self.count)
    }

    @Test func brokenFilesAreRefused() {
        var chance = Chance(state: 7)
        let whole = Array(RuleSet.shippedText.utf8)
        for _ in 0..<30 {
            var bytes = whole
            for _ in 0...chance.next(8) {
                let place = chance.next(bytes.count)
                if chance.next(2) == 0 { bytes[place] = UInt8(chance.next(256)) } else { bytes.remove(at: place) }
            }
            do {
                _ = try RuleSet(
                    [(file: "rules.yaml", text: String(decoding: bytes, as: UTF8.self))], isShippedIncluded: false)
            } catch {
                if error.problems.isEmpty { Issue.record("no problem is reported") }
            }
        }
    }
}
