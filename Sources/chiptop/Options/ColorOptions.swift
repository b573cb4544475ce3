public import ArgumentParser
import Foundation
import Terminal
import TextUI
public import ThemeCatalog

/// Colours and glyphs.
struct ColorOptions: ParsableArguments {
    /// How many colours.
    enum Depth: String, CaseIterable, ExpressibleByArgument {
        case auto, truecolor
        case palette256 = "256"
        case palette16 = "16"
        case none
    }

    @Option(
        help: ArgumentHelp(
            "The colours: a theme's name (chiptop themes lists them) or the path of a base16 or btop theme.",
            valueName: "name"))
    var theme: String?

    @Option(help: "Rising and falling: \(MarketColors.allCases.map(\.rawValue).joined(separator: ", ")).")
    var marketColors: MarketColors = .greenUp

    @Option(help: "How many colours: \(Depth.allCases.map(\.rawValue).joined(separator: ", ")).")
    var colors: Depth = .auto

    @Flag(help: "Use no colours (as does NO_COLOR).")
    var noColor = false

    @Flag(help: "Draw with ASCII only, as where the locale is not UTF-8.")
    var ascii = false

    func appearance() throws -> Appearance {
        let environment = ProcessInfo.processInfo.environment
        let files = ThemeFiles(ConfigurationFolder(environment: environment))
        var (scheme, notice): (Scheme?, String?)
        if let theme {
            scheme = try files.scheme(theme)
        } else if let name = environment["CHIPTOP_THEME"], !name.isEmpty {
            // Whatever is wrong with what was set up some time ago, the dashboard starts.
            do {
                scheme = try files.scheme(name)
            } catch {
                notice = "CHIPTOP_THEME is left aside: \(error)"
            }
        }
        return Appearance(
            files: files, scheme: scheme, market: marketColors, colors: mode(in: environment), isASCII: ascii,
            notice: notice)
    }

    private func mode(in environment: [String: String]) -> ColorMode {
        if noColor { return .never }
        switch colors {
        case .auto: return (environment["NO_COLOR"] ?? "").isEmpty ? .automatic : .never
        case .truecolor: return .exact
        case .palette256: return .palette256
        case .palette16: return .palette16
        case .none: return .never
        }
    }
}

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
    let notice: String?

    /// The theme for a terminal: without colours the one that needs none, on 16 the terminal's own unless another one was
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
        if let notice { FileHandle.standardError.write(Data("chiptop: \(notice)\n".utf8)) }
    }
}
