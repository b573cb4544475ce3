import Benchmark

let benchmarks: @Sendable () -> Void = {
    let universe = RuleUniverse(instruments: 25_000, rules: 500)
    universe.measureFromScratch()
    universe.measureOneTick()
}
