import Market
import Testing

@Suite struct NumberFormatTests {
    @Test(arguments: NumberFormat.allCases)
    func aFormatWritesItsOwnExample(format: NumberFormat) {
        NumberFormat.$current.withValue(format) {
            #expect(NumberText.fixed(1690.5, decimals: 1) == format.rawValue)
            #expect(NumberText.fixed(0, decimals: 0) == "0")
            #expect(NumberText.percent(nil, decimals: 1) == NumberText.unknown)
        }
    }

    @Test func itHoldsNoLongerThanItIsBound() {
        let inside = NumberFormat.$current.withValue(.space) { NumberText.fixed(-1_234_567.891, decimals: 2) }
        #expect(inside == "-1 234 567,89")
        #expect(NumberText.fixed(-1_234_567.891, decimals: 2) == "-1,234,567.89")
        #expect(NumberFormat.$current.withValue(.point) { NumberText.compact(31_200_000) } == "31,2M")
    }

    @Test func otherTasksKeepTheStandardForm() async {
        let text = await NumberFormat.$current.withValue(.plain) {
            await Task.detached { NumberText.fixed(1690.5, decimals: 1) }.value
        }
        #expect(text == "1,690.5")
    }
}
