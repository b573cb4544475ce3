package import Market

/// What a stock is expected to open at, from what was traded elsewhere since its last close.
package struct ImpliedOpen: Hashable, Sendable {
    /// Why no price is given.
    package enum Unknown: Hashable, Sendable {
        /// New York has not traded since the last close.
        case nothingSince
        /// A price or a rate that it rests on is missing or stale.
        case missing(Symbol)
        /// There are too few mornings to judge by.
        case fewMornings
        /// The last close came as near to the open as estimates did over the last mornings.
        case notBetter
    }

    /// What it rests on, with its record.
    package let basis: OpenBasis
    /// The price, or why it is unknown.
    package let result: Result

    /// A price or the reason for its absence.
    package enum Result: Hashable, Sendable {
        case price(Double)
        case unknown(Unknown)
    }

    /// The price; nil where it is unknown.
    package var price: Double? {
        guard case .price(let price) = result else { return nil }
        return price
    }

    /// The price against the last close, as a fraction.
    package var change: Double? { price.flatMap { Returns.simple($0, against: basis.reference.close) } }

    /// Works the open out with the prices of a snapshot.
    package init(_ basis: OpenBasis, of symbol: Symbol, in snapshot: Snapshot) {
        self.basis = basis
        result = ImpliedOpen.result(basis, symbol, snapshot)
    }

    private static func result(_ basis: OpenBasis, _ symbol: Symbol, _ snapshot: Snapshot) -> Result {
        let source: Symbol
        switch basis.method {
        case .adr(let pair, _, _): source = pair.foreign
        case .beta(_, let index, _): source = index
        }
        guard let state = snapshot[source], state.isCounted,
            let close = snapshot.history(of: source)?.closes
                .last(onOrBefore: basis.session.advanced(days: -1))
        else { return .unknown(.missing(source)) }
        guard close.date >= basis.reference.date else { return .unknown(.nothingSince) }
        guard basis.record.mornings >= OpenRecord.fewest else { return .unknown(.fewMornings) }
        guard basis.record.isBetter else { return .unknown(.notBetter) }
        switch basis.method {
        case .adr(let pair, let premium, _):
            return price(pair, close.close, premium, basis, snapshot)
        case .beta(let beta, let index, let since):
            guard let change = Returns.simple(close.close, against: since.close) else {
                return .unknown(.missing(index))
            }
            return .price(basis.reference.close * (1 + beta * change))
        }
    }

    /// By the newest rate before the open.
    private static func price(
        _ pair: ParityPair, _ close: Double, _ premium: Double, _ basis: OpenBasis, _ snapshot: Snapshot
    ) -> Result {
        let home = snapshot[pair.home]?.instrument ?? Instrument(inferredFrom: pair.home)
        let foreign = snapshot[pair.foreign]?.instrument ?? Instrument(inferredFrom: pair.foreign)
        let hasOpened =
            home.exchange.flatMap { snapshot.calendars[$0]?.session(on: basis.session) }
            .map { $0.open <= snapshot.asOf } ?? false
        let date = hasOpened ? basis.session.advanced(days: -1) : basis.session
        guard let currency = home.currency, let own = foreign.currency else { return .unknown(.missing(pair.home)) }
        guard let homeRate = snapshot.rates.rate(of: currency, on: date) else {
            return .unknown(.missing(currency.dollarRateSymbol ?? pair.home))
        }
        guard let foreignRate = snapshot.rates.rate(of: own, on: date),
            let rates = ParityRates(pair, foreignRate: foreignRate, homeRate: homeRate)
        else { return .unknown(.missing(own.dollarRateSymbol ?? pair.foreign)) }
        return .price(rates.homePrice(ofForeign: close) / (1 + premium))
    }
}

extension Snapshot {
    /// What a stock is expected to open at; nil for those that nothing is known of.
    package func impliedOpen(of symbol: Symbol) -> ImpliedOpen? {
        opens[symbol].map { ImpliedOpen($0, of: symbol, in: self) }
    }
}
