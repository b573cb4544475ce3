import Market

extension FunctionTable {
    /// What a region tells a rule about that region.
    static let region: [RuleFunction] =
        regionFigures(prefix: "", isOwn: true) + regionFigures(prefix: "region.", isOwn: true) + [
            RuleFunction("region", [], .string, "The region's code.") { _ in .text(.region) },
            RuleFunction("name", [], .string, "The region's name.") { _ in .text(.name) },
            RuleFunction(
                "correlation", [Parameter(.window(5...250))], .number,
                "The mean pairwise correlation of the stocks' daily returns up to the last completed session; of a region with over 400 stocks, of the first 400."
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
            figure("breadth", .breadth, .percent, "The fraction of the region's stocks that are up today."),
            figure("advancing", .advancing, .number, "The number of stocks up today."),
            figure("declining", .declining, .number, "The number of stocks down today."),
            figure("unchanged", .unchanged, .number, "The number of stocks unchanged today."),
            figure("members", .members, .number, "The number of stocks."),
            figure("behind", .behind, .number, "The number of stocks with a stale price or none."),
            figure("missing", .missing, .number, "The number of stocks without a price."),
            figure("pe_forward", .forwardPE, .ratio, "The market's price over the earnings expected."),
            figure("eps_growth", .earningsGrowth, .percent, "The market's expected growth of earnings per share."),
            figure("is_open", .isOpen, .boolean, "Whether the leading exchange trades now."),
            change("change", .indexLocal, .indexDollar, "The index's return over a period."),
            change("mean_change", .meanLocal, .meanDollar, "The equal-weighted return of the region's stocks."),
            RuleFunction(
                prefix + "fx_change", [Parameter(.period)], .percent,
                "The currency's move against the US dollar; negative if it weakened."
            ) {
                let place = RegionFigure.place(of: $0.period, .currency)
                return isOwn ? .own(place) : .region(place)
            },
        ]
    }
}
