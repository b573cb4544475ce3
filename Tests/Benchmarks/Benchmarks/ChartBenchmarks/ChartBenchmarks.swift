import Benchmark

let benchmarks: @Sendable () -> Void = {
    let charts = TenYears()
    charts.measure()
}
