// swift-tools-version: 6.2
import PackageDescription

/// Every target is Swift 6, keeps its imports to itself and has no warnings.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let collections = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// The network: only what belongs to the feed daemon may name these, so that the dashboard stays small and quick.
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

/// Arrows point only downward: a target may import the targets it names and nothing else of ours.
let package = Package(
    name: "chiptop",
    products: [
        .executable(name: "chiptop", targets: ["chiptop"]),
        .executable(name: "chiptop-feed", targets: ["chiptop-feed"]),
        // For Tests/Benchmarks, a package of its own.
        .library(name: "Analytics", targets: ["Analytics", "Market"]),
        .library(name: "Dashboard", targets: ["Dashboard", "TextUI", "ThemeCatalog"]),
        .library(name: "RiskRules", targets: ["RiskRules"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.26.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.25.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .executableTarget(
            name: "chiptop",
            dependencies: [
                "Alerts", "Analytics", "ConfigText", "Dashboard", "FeedFiles", "Feeds", "Market", "PersonalFiles",
                "QuoteCache",
                "RefreshEngine", "RiskRules", "RiskState", "SystemFiles", "Terminal", "TextUI", "ThemeCatalog",
                "Watchlists", argumentParser,
            ],
            swiftSettings: strict),
        .target(
            name: "Dashboard",
            dependencies: ["Analytics", "ConfigText", "Market", "RiskRules", "TextUI", "ThemeCatalog", "Watchlists"],
            swiftSettings: strict),
        .target(name: "Terminal", dependencies: ["CTerminal", "TextUI"], swiftSettings: strict),
        .target(
            name: "RefreshEngine", dependencies: ["Analytics", "Market", "QuoteCache", "RiskRules", "RiskState"],
            swiftSettings: strict),
        .target(
            name: "Feeds", dependencies: ["Market", "QuoteCache", "SystemFiles"], resources: [.embedInCode("Data")],
            swiftSettings: strict),
        .target(name: "Providers", dependencies: ["Market"], swiftSettings: strict),
        .target(
            name: "FeedEngine",
            dependencies: ["Feeds", "Market", "Providers", "QuoteCache", "SystemFiles"],
            swiftSettings: strict),
        .target(
            name: "FeedFiles", dependencies: ["ConfigText", "FeedEngine", "Market", "Providers", "QuoteCache"],
            swiftSettings: strict),
        .target(name: "CFileLock"),
        .executableTarget(
            name: "chiptop-feed",
            dependencies: [
                "CFileLock", "ConfigText", "FeedEngine", "FeedFiles", "Feeds", "Market", "PersonalFiles", "Providers",
                "QuoteCache", "Watchlists",
                argumentParser,
                httpClient, lifecycle, logging, nioCompression, nioCore, nioHTTP1, nioPosix, nioSSL, nioWebSocket,
                unixSignals,
            ],
            swiftSettings: strict),
        .target(
            name: "PersonalFiles", dependencies: ["ConfigText", "Market", "RiskRules", "SystemFiles", "Watchlists"],
            swiftSettings: strict),
        .target(
            name: "QuoteCache", dependencies: ["CTriggerSwitch", "Market", "SystemFiles", grdb, sqlite],
            swiftSettings: strict),
        .target(name: "CTriggerSwitch"),
        .target(
            name: "Alerts", dependencies: ["ConfigText", "Market", "RiskRules", "SystemFiles"],
            swiftSettings: strict),
        .target(
            name: "RiskState", dependencies: ["Market", "RiskRules", "SystemFiles", grdb], swiftSettings: strict),
        .target(name: "ConfigText", dependencies: ["Market", yams], swiftSettings: strict),
        .target(name: "SystemFiles", dependencies: [grdb, subprocess, systemPackage], swiftSettings: strict),
        .target(
            name: "RiskRules", dependencies: ["Analytics", "ConfigText", "Market"], resources: [.embedInCode("Data")],
            swiftSettings: strict),
        .target(name: "Watchlists", dependencies: ["ConfigText", "Market"], swiftSettings: strict),
        .target(name: "Analytics", dependencies: ["Market"], swiftSettings: strict),
        .target(
            name: "Market", dependencies: [collections], resources: [.embedInCode("Data")], swiftSettings: strict),
        .target(
            name: "ThemeCatalog", dependencies: ["TextUI", yams], path: "themes",
            exclude: ["licenses"], resources: [.embedInCode("schemes")], swiftSettings: strict),
        .target(name: "TextUI", swiftSettings: strict),
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

        .target(
            name: "DashboardTestSupport",
            dependencies: [
                "Analytics", "Dashboard", "Market", "RiskRules", "RiskTestSupport", "TextUI", "ThemeCatalog",
                "Watchlists",
            ],
            path: "Tests/DashboardTestSupport", swiftSettings: strict),
        .testTarget(
            name: "AlertsTests",
            dependencies: ["Alerts", "ConfigText", "Market", "RiskRules", "RiskTestSupport", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "AnalyticsTests", dependencies: ["Analytics", "Market", "TestSupport"],
            exclude: ["Golden/comovement.tsv", "Golden/figures.tsv", "Golden/groups.tsv"], swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "chiptopFeedTests",
            dependencies: [
                "ConfigText", "FeedEngine", "FeedTestSupport", "Market", "Providers", "QuoteCache", "TestSupport",
                "chiptop-feed",
                grdb,
                logging, nioCore, nioHTTP1, nioPosix, nioSSL, nioWebSocket,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "chiptopTests", dependencies: ["Feeds", "QuoteCache", "TestSupport", "chiptop", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "ConfigTextTests", dependencies: ["ConfigText", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "ConfigText", "Dashboard", "DashboardTestSupport", "Market", "RiskRules", "TestSupport", "TextUI",
                "ThemeCatalog",
                "Watchlists",
            ],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "FeedEngineTests",
            dependencies: [
                "FeedEngine", "FeedTestSupport", "Feeds", "Market", "Providers", "QuoteCache", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FeedFilesTests",
            dependencies: ["ConfigText", "FeedEngine", "FeedFiles", "Market", "Providers", "QuoteCache"],
            swiftSettings: strict),
        .target(
            name: "FeedTestSupport", dependencies: ["FeedEngine", "Feeds", "Market", "Providers"],
            path: "Tests/FeedTestSupport", swiftSettings: strict),
        .testTarget(
            name: "FeedsTests",
            dependencies: [
                "TestSupport", "Analytics", "Feeds", "Market", "QuoteCache", "RefreshEngine", "RiskRules",
            ],
            swiftSettings: strict),
        .testTarget(name: "MarketTests", dependencies: ["Market"], swiftSettings: strict),
        .testTarget(
            name: "PersonalFilesTests", dependencies: ["ConfigText", "Market", "PersonalFiles", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ProvidersTests", dependencies: ["FeedTestSupport", "Market", "Providers", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "QuoteCacheTests", dependencies: ["TestSupport", "Market", "QuoteCache", grdb], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "RefreshEngineTests",
            dependencies: [
                "TestSupport", "Analytics", "Market", "QuoteCache", "RefreshEngine", "RiskRules", "RiskState", grdb,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RiskRulesTests",
            dependencies: ["Analytics", "ConfigText", "Market", "RiskRules", "RiskTestSupport"],
            swiftSettings: strict),
        .target(
            name: "RiskTestSupport", dependencies: ["Market", "RiskRules"], path: "Tests/RiskTestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "RiskStateTests", dependencies: ["TestSupport", "Market", "RiskRules", "RiskState", grdb],
            swiftSettings: strict),
        .testTarget(name: "SystemFilesTests", dependencies: ["SystemFiles", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "TerminalTests", dependencies: ["CTerminal", "Terminal", "TerminalFixture", "TextUI"],
            swiftSettings: strict),
        .testTarget(
            name: "WatchlistsTests", dependencies: ["ConfigText", "Market", "TestSupport", "Watchlists"],
            swiftSettings: strict),
        // The program that TerminalTests run on a pseudo-terminal.
        .executableTarget(
            name: "TerminalFixture", dependencies: ["Terminal", "TextUI"], path: "Tests/TerminalFixture",
            swiftSettings: strict),
        .testTarget(
            name: "ThemeCatalogTests", dependencies: ["TestSupport", "TextUI", "ThemeCatalog"], swiftSettings: strict),
        .testTarget(name: "TextUITests", dependencies: ["TextUI", "CTerminal"], swiftSettings: strict),
    ]
)
