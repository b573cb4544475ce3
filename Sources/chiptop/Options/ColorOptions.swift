public import ArgumentParser
public import Dashboard
import Foundation
import Terminal
import TextUI
public import ThemeCatalog

/// Colours and glyphs.
struct ColorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A theme's name (chiptop themes lists them), or the path of a base16 or btop theme.",
            valueName: "name"), completion: .themes)
    var theme: String?

    @Option(help: ArgumentHelp("The colours of rising and falling prices.", valueName: "scheme"))
    var marketColors: MarketColors?

    @Option(help: "The number of colours.")
    var colors: ColorChoice?

    @Flag(help: "Use no colours (as does NO_COLOR).")
    var noColor = false

    @Flag(help: "Draw with ASCII only (the default where the locale is not UTF-8).")
    var ascii = false

    /// What was asked for.
    var flags: [ConfigurationSource.Flag] {
        var flags: [ConfigurationSource.Flag] = []
        func add(_ key: ConfigurationKey, _ value: String?, _ name: String) {
            if let value { flags.append(ConfigurationSource.Flag(key: key, value: value, name: name)) }
        }
        add(.theme, theme, "--theme")
        add(.marketColors, marketColors?.rawValue, "--market-colors")
        add(.colors, colors?.rawValue, "--colors")
        add(.colors, noColor ? ColorChoice.none.rawValue : nil, "--no-color")
        add(.ascii, ascii ? "on" : nil, "--ascii")
        return flags
    }
}

extension ColorChoice: ExpressibleByArgument {}
extension MarketColors: ExpressibleByArgument {}

/// How the dashboard looks, as far as that is known before a terminal is.
struct Appearance {
    let files: ThemeFiles
    /// What was asked for; nil: the one that suits the terminal.
    let scheme: Scheme?
    let market: MarketColors
    let colors: ColorMode
    let isASCII: Bool
    /// Why something that was set up is not used.
    let notices: [String]

    init(_ resolved: ResolvedConfiguration, files: ThemeFiles) {
        self.files = files
        let configuration = resolved.configuration
        scheme = configuration.theme.flatMap { try? files.scheme($0) }
        market = configuration.marketColors
        colors = ColorMode(configuration.colors)
        isASCII = configuration.isASCII
        notices = resolved.notices + (resolved.notice.map { [$0] } ?? [])
    }

    /// The theme for a terminal: without colours the one that needs none, on 16 the terminal's own unless another was
    /// asked for.
    func theme(at depth: ColorDepth) throws -> Theme {
        if depth == .monochrome { return try ThemeCatalog.theme(named: "mono", market: market, depth: depth) }
        if let scheme { return Theme(scheme, market: market, depth: depth) }
        return try ThemeCatalog.theme(
            named: depth.isSmallPalette ? "ansi16" : ThemeCatalog.names[0], market: market, depth: depth)
    }

    /// What there is to choose from while the dashboard runs.
    func schemes(at depth: ColorDepth) -> [Scheme] {
        guard depth != .monochrome else { return [] }
        let all = files.all().schemes
        guard let scheme, !all.contains(scheme) else { return all }
        return [scheme] + all
    }

    /// The colours of what is printed and not shown on a terminal.
    var printedDepth: ColorDepth {
        switch colors {
        case .automatic, .exact: .direct
        case .palette256: .palette(256)
        case .palette16: .palette(16)
        case .never: .monochrome
        }
    }

    /// Says on standard error what is not used, before the screen is taken.
    func sayNotice() {
        for notice in notices { FileHandle.standardError.write(Data("chiptop: \(notice)\n".utf8)) }
    }
}

extension ColorMode {
    init(_ choice: ColorChoice) {
        self =
            switch choice {
            case .automatic: .automatic
            case .truecolor: .exact
            case .palette256: .palette256
            case .palette16: .palette16
            case .none: .never
            }
    }
}
