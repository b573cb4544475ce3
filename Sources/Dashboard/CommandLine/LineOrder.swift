import ConfigText
import Market
import Watchlists

/// What a line behind the colon asks for.
enum LineOrder: Hashable, Sendable {
    /// Go to a view.
    case view(View)
    /// Go to a region's page.
    case region(Region)
    /// Go to a watchlist's page.
    case list(String)
    /// Go to a stock's page; without a symbol to the one under the cursor.
    case stock(Symbol?, StockTab, LinePeriod?)
    /// Add an instrument that the cache does not have to a watchlist.
    case add(Symbol)
    /// Do what a command of the screen is called.
    case command(CommandID)
    /// Change a setting until the program ends.
    case set(ConfigurationKey, String)
    /// Show the market as it was known at a moment; nil: as it is now.
    case asOf(Instant?)
    /// End the program.
    case quit
}

/// The period or the range that stands behind a symbol.
enum LinePeriod: Hashable, Sendable {
    /// A range of the chart, such as `6m`.
    case range(ChartSpan)
    /// A period of returns, such as `ytd`.
    case period(Period)
}

extension LineOrder {
    /// Does what a line asks for.
    func perform(on model: inout Model) -> [Effect] {
        switch self {
        case .view(let view): return model.travel { $0.go([Place(view)]) }
        case .region(let region):
            guard model.snapshot.regions.contains(where: { $0.region == region }) else {
                return model.refuse("\(region.name) is not on the board")
            }
            return model.travel { $0.go([Place(.board), Place(region)]) }
        case .list(let id): return model.travel { $0.go([Place(list: id)]) }
        case .stock(let symbol, let tab, let period): return show(symbol, tab, period, on: &model)
        case .add(let symbol): return add(symbol, on: &model)
        case .command(let id):
            guard model.keys.command(id, in: model.view) != nil else {
                let views = View.allCases.filter { model.keys.command(id, in: $0) != nil }.map(\.title)
                return model.refuse("\(id.name) is available in: " + views.joined(separator: ", "))
            }
            return model.perform(id)
        case .set(let key, let value): return set(key, value, on: &model)
        case .asOf(let moment): return [.asOf(moment)]
        case .quit: return [.quit]
        }
    }

    /// From the board over its region to a stock.
    private func show(
        _ symbol: Symbol?, _ tab: StockTab, _ period: LinePeriod?, on model: inout Model
    ) -> [Effect] {
        switch period {
        case .range(let range): model.chart.show(range)
        case .period(let period): _ = model.show(period)
        case nil: break
        }
        guard let symbol = symbol ?? model.selectedSymbol else {
            return model.refuse("No stock selected")
        }
        let region = model.snapshot.regions.first { $0.members.contains(symbol) }?.region
        let way = [Place(.board)] + [region.map { Place($0) }].compactMap(\.self) + [Place(symbol, tab: tab)]
        let effects = model.travel { $0.go(way) }
        model.prepareScreen()
        return effects
    }

    /// Offers to add what is not in the cache, so that a feed brings it.
    private func add(_ symbol: Symbol, on model: inout Model) -> [Effect] {
        guard let list = WatchlistScreen.shownList(model) else {
            return model.push(ListFormLayer(form: ListForm(.create, texts: [.name: "Watchlist", .currency: "USD"])))
        }
        let group = list.list.groups.last?.name
        return model.push(
            ListFormLayer(form: ListForm(.add(id: list.id, group: group), texts: [.symbols: symbol.rawValue])))
    }

    /// Themes are files: the session reads them and sends the configuration back.
    private func set(_ key: ConfigurationKey, _ value: String, on model: inout Model) -> [Effect] {
        let reading = ConfigurationFile.read(key, value, source: ":set", over: model.configuration)
        if let problem = reading.problems.first { return model.refuse(problem.message) }
        switch key {
        case .theme, .marketColors: return [.configure(reading.configuration)]
        case .colors, .ascii: return model.refuse("Restart to change \(key.rawValue): it is read at startup")
        case .view, .period, .periods, .currency, .clock, .names, .numbers, .marks, .mouse, .refresh, .columns,
            .valuationColumns,
            .peerColumns, .panes, .layout, .keys:
            let effects = model.receive(ConfigurationEdit(configuration: reading.configuration))
            model.say("\(key.rawValue): \(value)")
            return effects
        }
    }
}
