import Analytics
import Benchmark
import Market

let benchmarks: @Sendable () -> Void = {
    let market = MadeUpMarket()
    market.measureOneTick()
    for count in [80, 1000, 5000, 25_000] { market.measureEverything(count) }
}
