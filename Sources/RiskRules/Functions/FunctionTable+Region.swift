import Market

extension FunctionTable {
    /// What a region tells a rule about that region.
    static let region: [RuleFunction] =
        regionFigures(prefix: "", isOwn: true) + regionFigures(prefix: "region.", isOwn: true) + [
            RuleFunction("region", [], .string, "The region's code.") { _ in .text(.region) },
            RuleFunction("name", [], .string, "The region's name.") { _ in .text(.name) },
            RuleFunction(
                "correlation", [Parameter(.window(5...250))], .number,
                "The mean correlation of each two chipmakers' daily returns up to the last session that is over."
            ) { .probe(.regionCorrelation($0.window(or: 60))) },
        ]

    /// What an instrument's own region tells a rule about the instrument.
    static let ownRegion: [RuleFunction] = regionFigures(prefix: "region.", isOwn: false)

    private static func regionFigures(prefix: String, isOwn: Bool) -> [RuleFunction] {
        func figure(_ name: String, _ figure: RegionFigure, _ result: ValueType, _ summary: String) -> RuleFunction {
            RuleFunction(prefix + name, region: figure, result, summary, isOwn: isOwn)
        }
        func change(_ name: String, _ local: RegionReturn, _ usd: RegionReturn, _ summary: String) -> RuleFunction {
            RuleFunction(
                prefix + name, [Parameter(.period), Parameter(.money([.local, .usd]), optional: true)], .percent,
                summary
            ) {
                let place = RegionFigure.place(of: $0.period, $0.money == .usd ? usd : local)
                return isOwn ? .own(place) : .region(place)
            }
        }
        return [
            figure("breadth", .breadth, .percent, "The share of the region's chipmakers that are up today."),
            figure("advancing", .advancing, .number, "How many are up today."),
            figure("declining", .declining, .number, "How many are down today."),
            figure("unchanged", .unchanged, .number, "How many are unchanged today."),
            figure("members", .members, .number, "How many there are."),
            figure("behind", .behind, .number, "How many have an old price or none."),
            figure("missing", .missing, .number, "How many have no price."),
            figure("pe_forward", .forwardPE, .ratio, "The market's price over the earnings expected."),
            figure("eps_growth", .earningsGrowth, .percent, "The market's expected growth of earnings per share."),
            figure("is_open", .isOpen, .boolean, "Whether the leading exchange trades now."),
            change("change", .indexLocal, .indexDollar, "The index's return over a period."),
            change("mean_change", .meanLocal, .meanDollar, "The mean return of the region's chipmakers."),
            RuleFunction(
                prefix + "fx_change", [Parameter(.period)], .percent,
                "What the region's currency did against the US dollar; negative where it became weaker."
            ) {
                let place = RegionFigure.place(of: $0.period, .currency)
                return isOwn ? .own(place) : .region(place)
            },
        ]
    }
}
