import Market

extension YahooProvider {
    /// Latest prices in batches of 20, one request for everything else; nothing for what wants an access without one.
    public func requests(for needs: [ProviderNeed], access: ProviderAccess?) -> [ProviderRequest] {
        var wanted: [Symbol] = []
        var requests: [ProviderRequest] = []
        for need in needs.compactMap(part(of:)) {
            switch need {
            case .quotes(let symbols): wanted += symbols
            case .daily(let symbol, let first, let last):
                requests.append(daily(symbol, from: first, through: last, need: need))
            case .intraday(let symbol, let minutes):
                requests.append(intraday(symbol, minutes: minutes, need: need))
            case .knowledge(let symbol):
                if let request = knowledge(symbol, access: access, need: need) { requests.append(request) }
            case .dollarRates: break
            }
        }
        return wanted.withoutRepeats.batches(of: YahooProvider.mostSymbols).map(quotes) + requests
    }

    private func quotes(_ symbols: [Symbol]) -> ProviderRequest {
        let list = symbols.map { URLText.escaped($0.rawValue) }.joined(separator: ",")
        let query = URLText.query([
            "range": "1d", "interval": "5m", "indicators": "close", "includeTimestamps": "false",
            "includePrePost": "false",
        ])
        return ProviderRequest(
            url: "\(firstBase)/v7/finance/spark?symbols=\(list)&\(query)", headers: YahooProvider.headers,
            need: .quotes(symbols))
    }

    /// Periods are moments: from the first date's midnight on the exchange's own clock to the end of the last.
    private func daily(
        _ symbol: Symbol, from first: CalendarDate, through last: CalendarDate, need: ProviderNeed
    ) -> ProviderRequest {
        let clock = SessionClock(Instrument(inferredFrom: symbol), calendars: calendars)
        let query = URLText.query([
            "period1": "\(clock.start(of: first).milliseconds / 1000)",
            "period2": "\(clock.start(of: last.advanced(days: 1)).milliseconds / 1000)",
            "interval": "1d", "events": "div|split", "includePrePost": "false",
        ])
        return chart(symbol, query, need)
    }

    private func intraday(_ symbol: Symbol, minutes: Int, need: ProviderNeed) -> ProviderRequest {
        let query = URLText.query(["range": "1d", "interval": "\(minutes)m", "includePrePost": "false"])
        return chart(symbol, query, need)
    }

    private func chart(_ symbol: Symbol, _ query: String, _ need: ProviderNeed) -> ProviderRequest {
        ProviderRequest(
            url: "\(firstBase)/v8/finance/chart/\(URLText.escaped(symbol.rawValue))?\(query)",
            headers: YahooProvider.headers, need: need)
    }

    private func knowledge(_ symbol: Symbol, access: ProviderAccess?, need: ProviderNeed) -> ProviderRequest? {
        guard let access, let crumb = access.crumb else { return nil }
        let query = URLText.query([
            "modules": YahooSummary.modules.joined(separator: ","), "formatted": "false", "crumb": crumb,
        ])
        return ProviderRequest(
            url: "\(firstBase)/v10/finance/quoteSummary/\(URLText.escaped(symbol.rawValue))?\(query)",
            headers: YahooProvider.headers + [HeaderField("Cookie", access.cookie)], need: need)
    }

    static let headers = [HeaderField("Accept", "application/json")]
}

extension Array where Element: Hashable {
    /// The elements in order, each only once.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }

    /// The elements in order, at most so many in each batch.
    func batches(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
