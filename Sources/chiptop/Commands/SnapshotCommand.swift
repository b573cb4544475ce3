import ArgumentParser
import Dashboard
import Foundation
import Market
import PersonalFiles
import RefreshEngine
import RiskRules
import TextUI
import ThemeCatalog

/// One frame, or the figures behind it, without a terminal.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "snapshot",
        "Print one frame, or its figures, from the cache.",
        examples: [
            "chiptop snapshot --size 120x40", "chiptop snapshot --view heatmap --format svg > heatmap.svg",
            "chiptop snapshot --format json | jq '.rotation'",
        ])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ansi, svg, json
    }

    @OptionGroup var cache: CacheOptions
    @OptionGroup var marketOptions: MarketOptions
    @OptionGroup var view: ViewOptions

    @Option(help: ArgumentHelp("Columns and rows of the frame.", valueName: "WxH"))
    var size: FrameSize = FrameSize(Size(width: 170, height: 46))

    @Option(help: "Output format: ansi is text with colours, svg a picture, json the figures (a documented contract).")
    var format: Format = .text

    func validate() throws {
        // Figures need no room.
        guard format != .json, !Model.fits(size.size) else { return }
        let least = FrameSize(Model.smallest).defaultValueDescription
        throw ValidationError("--size is \(least) or more; \(size.defaultValueDescription) has no room for a frame")
    }

    func run() throws {
        let clock = MarketClock.system
        let settings = try marketOptions.settings()
        let resolved = try view.source.resolve()
        let appearance = Appearance(resolved, files: view.source.themes)
        appearance.sayNotice()
        let look = try MarketLook(
            at: cache.file, settings: settings, manualRisks: try ManualRisk.remembered(), asOf: view.asOf, clock: clock)
        let snapshot = look.snapshot
        switch format {
        case .json:
            try JSONOutput.write(
                SnapshotDocument(
                    snapshot, period: resolved.configuration.period, currency: resolved.configuration.currency))
        case .text: print(try buffer(of: look, settings, clock, resolved, appearance).plainText)
        case .ansi: print(try buffer(of: look, settings, clock, resolved, appearance).ansiText, terminator: "")
        case .svg:
            let picture = SVGPicture(
                try buffer(of: look, settings, clock, resolved, appearance),
                ground: SVGGround(try appearance.theme(at: appearance.printedDepth)))
            print(picture.document, terminator: "")
        }
    }

    private func buffer(
        of look: MarketLook, _ settings: MarketSettings, _ clock: MarketClock, _ resolved: ResolvedConfiguration,
        _ appearance: Appearance
    ) throws -> Buffer {
        let now = Moment(clock)
        let depth = appearance.printedDepth
        let isASCII = appearance.isASCII || !LocaleCharset.isUnicode(ProcessInfo.processInfo.environment)
        var options = Model.Options(resolved, settings, theme: try appearance.theme(at: depth), isASCII: isASCII)
        // What is wrong is reported on standard error, not in the picture.
        options.configurationProblem = nil
        // A picture is of the board at every hour unless another view is asked for.
        options.mayOpenMorning = false
        if [.watchlist, .morning].contains(resolved.configuration.view) {
            options.watchlists = WatchlistFolder.standard.lists()
        }
        var model = Model(size: size.size, now: now, options: options)
        _ = update(&model, .snapshot(look.snapshot, now))
        _ = update(&model, .past(look.past, now))
        // A window that is opened asks for the bars that its charts need; here they are read at once.
        for case .follow(let symbols) in update(&model, .input(.resize(size.size), now)) where !symbols.isEmpty {
            let details = try RefreshEngine.details(
                of: symbols, in: cache.file, settings: settings, asOf: view.asOf, clock: clock)
            for detail in details { _ = update(&model, .detail(detail, now)) }
        }
        return render(model).buffer.reduced(to: depth)
    }
}

extension SVGGround {
    /// A theme's own ground; where the terminal decides, light on dark.
    init(_ theme: Theme) {
        let isExact = theme.background.components != nil && theme.text.components != nil
        self = isExact ? SVGGround(foreground: theme.text, background: theme.background) : .dark
    }
}

/// A size as people type it: `170x46`.
struct FrameSize: ExpressibleByArgument {
    let size: Size

    init(_ size: Size) {
        self.size = size
    }

    init?(argument: String) {
        let parts = argument.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (1...1000).contains(width),
            (1...1000).contains(height)
        else { return nil }
        size = Size(width: width, height: height)
    }

    var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
