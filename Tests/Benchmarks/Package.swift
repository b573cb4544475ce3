// swift-tools-version: 6.1
import PackageDescription

/// Measurements, kept out of the main package so that neither its build nor its tests know of them.
let package = Package(
    name: "chiptop-benchmarks",
    dependencies: [
        .package(name: "chiptop", path: "../.."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "AnalyticsBenchmarks",
            dependencies: [
                .product(name: "Analytics", package: "chiptop"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/AnalyticsBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "ChartBenchmarks",
            dependencies: [
                .product(name: "Analytics", package: "chiptop"),
                .product(name: "Dashboard", package: "chiptop"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/ChartBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "RuleBenchmarks",
            dependencies: [
                .product(name: "Analytics", package: "chiptop"),
                .product(name: "RiskRules", package: "chiptop"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/RuleBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ]
)
